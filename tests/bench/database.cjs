// Databases that are made, filled and thrown away, and the two programs that are measured on them.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { request } = require('./measure.cjs');

const ROOT = path.join(__dirname, '..', '..');
const POORT = path.join(ROOT, 'target/release/poort');
const FLOOR = path.join(ROOT, 'target/release/floor');
const PORT = { poort: 3980, floor: 3981 };
const PASSWORD = 'proef-wachtwoord';

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'poort-bench-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));

const psql = (url, ...statements) => execFileSync('psql', [url, '-qAt', '-v', 'ON_ERROR_STOP=1', ...statements.flatMap((one) => ['-c', one])], { encoding: 'utf8' });

/** An empty database of one kind, and Poort's settings for it. */
function fresh(kind, name) {
  const data = path.join(work, `${kind}-${name}`);
  let url = `sqlite://${path.join(data, 'poort.db')}`;
  if (kind === 'postgres') {
    if (!process.env.PGURL) throw new Error('PGURL is not set: start this with scripts/with-postgres.sh --durable');
    url = process.env.PGURL.replace(/[^/]*$/, `bench_${name}`);
    psql(process.env.PGURL, `CREATE DATABASE bench_${name}`);
    psql(url, 'CREATE EXTENSION pg_stat_statements');
  }
  const settings = { POORT_DATABASE_URL: url, POORT_DATA_DIR: data, POORT_LISTEN: `127.0.0.1:${PORT.poort}`, POORT_BASE_URL: `http://127.0.0.1:${PORT.poort}`, POORT_DEMO_PASSWORD: PASSWORD, RUST_LOG: 'warn' };
  return [url, settings];
}

/** Gone again, so that many sizes fit on one disk. */
function drop(kind, name) {
  if (kind === 'postgres') psql(process.env.PGURL, `DROP DATABASE bench_${name}`);
  fs.rmSync(path.join(work, `${kind}-${name}`), { recursive: true, force: true });
}

/** What a command of Poort prints. */
const poort = (settings, ...args) => execFileSync(POORT, args, { encoding: 'utf8', env: { ...process.env, ...settings } }).trim();

/** How many statements a page sends, counted by PostgreSQL. */
async function statements(database, url, cookie) {
  if (!database.startsWith('postgres')) return null;
  const open = () => request(PORT.poort, 'GET', url, { cookie });
  const track = async (what) => {
    psql(database, `ALTER SYSTEM SET pg_stat_statements.track = '${what}'`, 'SELECT pg_reload_conf()');
    await new Promise((resolve) => setTimeout(resolve, 200));
  };
  await open();
  await track('top');
  psql(database, 'SELECT pg_stat_statements_reset()');
  await open();
  await track('none');
  const ours = "SELECT SUM(calls) FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND query NOT LIKE '%pg_%' AND query NOT LIKE 'ALTER SYSTEM%'";
  return Number(psql(database, ours).trim());
}

module.exports = { FLOOR, PASSWORD, POORT, PORT, drop, fresh, poort, statements, work };
