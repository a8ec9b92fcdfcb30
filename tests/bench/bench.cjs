// Drives Poort and the floor in turn on both databases and prints one table. Started by `make bench`; docs/bench.md tells how to read it.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { agent, load, memory, request, start, stop, summed, timed } = require('./measure.cjs');

const ROOT = path.join(__dirname, '..', '..');
const POORT = path.join(ROOT, 'target/release/poort');
const FLOOR = path.join(ROOT, 'target/release/floor');
const SIZES = (process.env.BENCH_SIZES || '1000,10000,100000').split(',').map(Number);
const DATABASES = (process.env.BENCH_DATABASES || 'sqlite,postgres').split(',');
const IMPORTED = Number(process.env.BENCH_IMPORT || 100_000);
const WRITES = 100;
const WRITING_SECONDS = 20;
const SIGN_INS = 60;
const PASSWORD = 'proef-wachtwoord';
const PORT = { poort: 3980, floor: 3981 };
const LIST = '/projects?phase=innovation&status=active&sort=next_gate';

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'poort-bench-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));

const psql = (url, ...statements) => execFileSync('psql', [url, '-qAt', '-v', 'ON_ERROR_STOP=1', ...statements.flatMap((one) => ['-c', one])], { encoding: 'utf8' });
const open = (url, cookie) => request(PORT.poort, 'GET', url, { cookie });

async function signIn(name) {
  const answer = await request(PORT.poort, 'POST', '/sign-in', { form: { email: `${name}@demo.example`, password: PASSWORD } });
  const cookie = (answer.headers['set-cookie'] || []).find((one) => one.startsWith('session='));
  if (!cookie) throw new Error(`${name} cannot sign in: ${answer.status}`);
  return cookie.split(';')[0];
}

/** The hidden fields of the form on a page that posts to an address with this ending. */
function hidden(html, ending) {
  const forms = html.split('<form').slice(1);
  const form = forms.map((one) => one.split('</form>')[0]).find((one) => new RegExp(`action="[^"]*${ending}"`).test(one));
  if (!form) return null;
  const action = /action="([^"]*)"/.exec(form)[1].replaceAll('&amp;', '&');
  const fields = {};
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    fields[/name="([^"]*)"/.exec(input)[1]] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
  }
  return { action, fields };
}

const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

const HOLD = {
  outcome: 'hold',
  rationale: 'De stuurgroep wacht op een toezegging die in de komende maanden wordt verwacht. Tot die tijd loopt er geen werk dat geld kost.',
  public_summary: 'Het project wacht op een toezegging.',
  effective_on: day(0),
  awaited: 'Een toezegging',
  resume_on: day(60),
};

/** What a page says is wrong, for the one who mends this program. */
const complaint = (answer) => `${answer.status} ${/<div class="errors"[\s\S]*?<\/div>/.exec(answer.text)?.[0] ?? answer.text.slice(0, 400)}`;

/** The chair records a hold and the secretary signs it; the pages are opened outside the clock. The two times in milliseconds. */
async function decide(project, chair, secretary) {
  const address = `/projects/${project}/gates/G2/decision`;
  const page = await open(address, chair);
  const form = { ...hidden(page.text, 'decision(/check)?')?.fields, ...HOLD };
  const [recorded, recording] = await timed(() => request(PORT.poort, 'POST', address, { cookie: chair, form }));
  const decision = /decisions\/([0-9a-f-]{36})/.exec(recorded.headers.location || '')?.[1];
  if (!decision) throw new Error(`the decision was not recorded: ${complaint(recorded)}`);
  const sign = hidden((await open(`/projects/${project}/decisions/${decision}`, secretary)).text, 'sign');
  if (!sign) throw new Error('the decision has no form to sign');
  const [signed, signing] = await timed(() => request(PORT.poort, 'POST', sign.action, { cookie: secretary, form: sign.fields }));
  if (signed.status !== 303) throw new Error(`the decision was not signed: ${complaint(signed)}`);
  return [recording, signing];
}

async function projects(query, cookie) {
  const page = await open(`/projects?${query}`, cookie);
  return [...new Set([...page.text.matchAll(/\/projects\/([0-9a-f-]{36})"/g)].map((found) => found[1]))];
}

/** How many statements a page sends, counted by PostgreSQL. */
async function statements(database, url, cookie) {
  if (!database.startsWith('postgres')) return null;
  const track = async (what) => {
    psql(database, `ALTER SYSTEM SET pg_stat_statements.track = '${what}'`, 'SELECT pg_reload_conf()');
    await new Promise((resolve) => setTimeout(resolve, 200));
  };
  await open(url, cookie);
  await track('top');
  psql(database, 'SELECT pg_stat_statements_reset()');
  await open(url, cookie);
  await track('none');
  const ours = "SELECT SUM(calls) FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND query NOT LIKE '%pg_%' AND query NOT LIKE 'ALTER SYSTEM%'";
  return Number(psql(database, ours).trim());
}

async function measurePoort(database, env) {
  const { child, ready } = await start(POORT, ['serve'], PORT.poort, env);
  const manager = await signIn('manager');
  const list = await open(LIST, manager);
  const waiting = await projects('phase=innovation&status=gate_requested', manager);
  const pages = { list: LIST, 'project page': `/projects/${waiting[0]}`, 'gate page': `/projects/${waiting[0]}/gates/G2`, 'my work': '/my-work' };
  const rows = [];
  for (const [name, url] of Object.entries(pages)) rows.push({ name, queries: await statements(database, url, manager), ...load(PORT.poort, url, manager) });
  const [chair, secretary] = [await signIn('steering'), await signIn('secretary')];
  for (let page = 2; waiting.length < WRITES && page <= 3; page += 1) waiting.push(...(await projects(`phase=innovation&status=gate_requested&page=${page}`, chair)));
  const times = [];
  const until = performance.now() + WRITING_SECONDS * 1000;
  for (const project of waiting.slice(0, WRITES)) if (performance.now() < until) times.push(await decide(project, chair, secretary));
  rows.push({ name: 'decision recorded', isWrite: true, ...summed(times.map(([recording]) => recording)) });
  rows.push({ name: 'decision signed', isWrite: true, ...summed(times.map(([, signing]) => signing)) });
  const mixed = Array.from({ length: 4 }, async (_, person) => {
    for (let round = person; round < SIGN_INS; round += 4) {
      const cookie = await signIn(['manager', 'manager2', 'steering', 'secretary'][person]);
      for (const url of Object.values(pages)) await open(url, cookie);
    }
  });
  await Promise.all(mixed);
  const result = { rows, ready, memory: memory(child), list, cookie: manager };
  await stop(child);
  return result;
}

async function measureFloor(database, { list, cookie }) {
  const args = ['--database-url', database, '--listen', `127.0.0.1:${PORT.floor}`, '--bytes', String(Buffer.byteLength(list.text))];
  const { child, ready } = await start(FLOOR, args, PORT.floor);
  const page = load(PORT.floor, '/list', cookie);
  const inserts = [];
  for (let write = 0; write < WRITES; write += 1) inserts.push((await timed(() => request(PORT.floor, 'POST', '/insert')))[1]);
  const result = { list: page, insert: summed(inserts), ready, memory: memory(child) };
  await stop(child);
  return result;
}

const shown = (value, digits = 1) => (value === undefined || value === null ? '-' : value.toFixed(digits));
const line = (...cells) => console.log(`| ${cells.join(' | ')} |`);

function print(kind, size, poort, floor) {
  const row = (name, { rate, p50, p99, queries }, ratio, more = ['', '']) => line(kind, size, name, shown(rate, 0), shown(p50), shown(p99), shown(ratio, 2), shown(queries, 0), ...more);
  row('floor: list', floor.list, 1, [`${floor.memory}`, `${shown(floor.ready, 0)} ms`]);
  row('floor: insert', floor.insert, 1);
  poort.rows.forEach((one, at) => {
    const ratio = one.isWrite ? one.p50 / floor.insert.p50 : one.rate / floor.list.rate;
    row(one.name, one, ratio, at === 0 ? [`${poort.memory}`, `${shown(poort.ready, 0)} ms`] : ['', '']);
  });
}

/** An empty database of one kind, as Poort's settings. */
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

const poort = (env, ...args) => execFileSync(POORT, args, { encoding: 'utf8', env: { ...process.env, ...env } }).trim();

/** Gone again, so that many sizes fit on one disk. */
function drop(kind, name) {
  if (kind === 'postgres') psql(process.env.PGURL, `DROP DATABASE bench_${name}`);
  fs.rmSync(path.join(work, `${kind}-${name}`), { recursive: true, force: true });
}

const HEADERS = ['Begunstigde', 'Titel van het project (naam van de concrete actie)', 'Titel van het project in het Engels', 'Fonds', 'Autoriteit', 'Samenvatting', 'Website project', "EU-subsidie in Euro's", 'Overige publieke financiering', 'Overige private financiering', "Totale kosten in Euro's", 'Medefinancieringspercentage van de Unie (per prioritaire as)', 'Datum van laatste bijwerking', 'Begindatum', 'Einddatum', 'Thematische doelstelling'];

/** A list in the form that `poort import` reads. */
function projectList() {
  const file = path.join(work, 'list.csv');
  const summary = 'Onderzoek naar kunststof met vezels voor de maakindustrie. '.repeat(10);
  const row = (_, number) => `Bedrijf ${number} B.V.,Project ${number},,EFRO,,"${summary}",,1.000,2.000,3.000,6.000,17,25.04.2016,01.01.2010,31.12.2014,`;
  fs.writeFileSync(file, [HEADERS.join(','), ...Array.from({ length: IMPORTED }, row)].join('\n') + '\n');
  return file;
}

/** The speed of an import and of its dry run, the start of the program included. */
async function measureImport(kind, file) {
  const [, env] = fresh(kind, 'import');
  poort(env, 'demo', 'load');
  const command = ['import', 'projects', file, '--format', 'efro-nl'];
  const [, dry] = await timed(() => poort(env, ...command, '--dry-run'));
  const [, written] = await timed(() => poort(env, ...command));
  drop(kind, 'import');
  const speed = (milliseconds) => `${shown((IMPORTED * 1000) / milliseconds, 0)} rows/s`;
  return { dry: speed(dry), written: speed(written) };
}

async function main() {
  const notes = [];
  line('database', 'projects', 'what', 'requests/s', 'p50 ms', 'p99 ms', 'ratio to floor', 'queries', 'memory', 'start');
  line(...Array(10).fill('---'));
  const file = IMPORTED > 0 ? projectList() : null;
  for (const kind of DATABASES) {
    for (const size of SIZES) {
      const [url, env] = fresh(kind, size);
      notes.push(`| ${kind} | bulk | ${poort(env, 'demo', 'bulk', '--projects', String(size), '--seed', '1').split('\n').pop()} |`);
      const measured = await measurePoort(url, env);
      print(kind, size, measured, await measureFloor(url, measured));
      drop(kind, size);
    }
    if (!file) continue;
    const { dry, written } = await measureImport(kind, file);
    notes.push(`| ${kind} | import, dry run | ${dry} |`, `| ${kind} | import, written | ${written} |`);
  }
  console.log(`\n| database | what | speed |\n|---|---|---|\n${notes.join('\n')}`);
  agent.destroy();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
