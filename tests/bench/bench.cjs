// Drives Poort and the floor in turn on both databases and prints one table. Started by `make bench`; docs/bench.md tells how to read it.
'use strict';

const { spawn, execFileSync } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');

const ROOT = path.join(__dirname, '..', '..');
const POORT = path.join(ROOT, 'target/release/poort');
const FLOOR = path.join(ROOT, 'target/release/floor');
const SIZES = (process.env.BENCH_SIZES || '1000,10000,100000').split(',').map(Number);
const SECONDS = Number(process.env.BENCH_SECONDS || 5);
const CONNECTIONS = 16;
const WRITES = 100;
const PASSWORD = 'proef-wachtwoord';
const PORT = { poort: 3980, floor: 3981 };
const LIST = '/projects?phase=innovation&status=active&sort=next_gate';

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'poort-bench-'));
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  fs.rmSync(work, { recursive: true, force: true });
});

const agent = new http.Agent({ keepAlive: true });

/** One request; the answer with its status, headers and text. */
function request(port, method, url, { cookie, form } = {}) {
  const body = form ? new URLSearchParams(form).toString() : undefined;
  const headers = { host: `127.0.0.1:${port}` };
  if (cookie) headers.cookie = cookie;
  if (method === 'POST') headers['sec-fetch-site'] = 'same-origin';
  if (body !== undefined) Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) });
  return new Promise((resolve, reject) => {
    const sent = http.request({ port, host: '127.0.0.1', method, path: url, headers, agent }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Starts a server; resolves with it and the milliseconds to its first 200. */
async function start(program, args, port, env = {}) {
  const begun = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } });
  running.add(child);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${program} stopped with ${child.exitCode}`);
    const answer = await request(port, 'GET', '/health').catch(() => null);
    if (answer?.status === 200) return { child, ready: performance.now() - begun };
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function stop(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  running.delete(child);
}

const memory = (child) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024);

const UNIT = { us: 0.001, ms: 1, s: 1000, m: 60000 };
const milliseconds = (text) => Number.parseFloat(text) * UNIT[/[a-z]+/.exec(text)[0]];

/** Load on one address; requests a second, p50 and p99 in milliseconds. */
function load(port, url, cookie) {
  const args = ['-t2', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '--latency', '-H', `Cookie: ${cookie}`, `http://127.0.0.1:${port}${url}`];
  const out = execFileSync('wrk', args, { encoding: 'utf8' });
  const bad = /Non-2xx or 3xx responses: (\d+)/.exec(out);
  if (bad) throw new Error(`${url}: ${bad[1]} answers were not 200`);
  const latency = (percent) => milliseconds(new RegExp(`${percent}%\\s+(\\S+)`).exec(out)[1]);
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(out)[1]), p50: latency(50), p99: latency(99) };
}

/** The same for a write that is done one after the other. */
async function repeat(times, write) {
  const taken = [];
  const begun = performance.now();
  for (let time = 0; time < times; time += 1) {
    const from = performance.now();
    if ((await write(time)) === false) break;
    taken.push(performance.now() - from);
  }
  if (taken.length === 0) return null;
  taken.sort((one, other) => one - other);
  const at = (share) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))];
  return { rate: (taken.length * 1000) / (performance.now() - begun), p50: at(0.5), p99: at(0.99) };
}

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

/** A hold that the chair records and the secretary signs: pages are opened before the clock runs. */
async function prepareDecision(project, gate, chair) {
  const base = `/projects/${project}/gates/${gate}/decision`;
  const page = await request(PORT.poort, 'GET', base, { cookie: chair });
  const form = hidden(page.text, 'decision(/check)?');
  if (page.status !== 200 || !form) return null;
  const own = {
    outcome: 'hold',
    rationale: 'De stuurgroep wacht op een toezegging die in de komende maanden wordt verwacht. Tot die tijd loopt er geen werk dat geld kost.',
    public_summary: 'Het project wacht op een toezegging.',
    effective_on: day(0),
    awaited: 'Een toezegging',
    resume_on: day(60),
  };
  return { base, form: { ...form.fields, ...own } };
}

async function decide(prepared, chair, secretary) {
  const recorded = await request(PORT.poort, 'POST', prepared.base, { cookie: chair, form: prepared.form });
  const decision = /decisions\/([0-9a-f-]{36})/.exec(recorded.headers.location || '')?.[1];
  if (!decision) return false;
  const project = /projects\/([0-9a-f-]{36})/.exec(prepared.base)[1];
  const page = await request(PORT.poort, 'GET', `/projects/${project}/decisions/${decision}`, { cookie: secretary });
  const form = hidden(page.text, 'sign');
  if (!form) return false;
  const signed = await request(PORT.poort, 'POST', form.action, { cookie: secretary, form: form.fields });
  return signed.status === 303;
}

async function projects(query, cookie) {
  const page = await request(PORT.poort, 'GET', `/projects?${query}`, { cookie });
  return [...new Set([...page.text.matchAll(/\/projects\/([0-9a-f-]{36})"/g)].map((found) => found[1]))];
}

async function measurePoort(env) {
  const rows = [];
  const { child, ready } = await start(POORT, ['serve'], PORT.poort, env);
  const manager = await signIn('manager');
  const list = await request(PORT.poort, 'GET', LIST, { cookie: manager });
  const [project] = await projects('phase=innovation&status=gate_requested', manager);
  const pages = { list: LIST, project: `/projects/${project}`, gate: `/projects/${project}/gates/G2`, 'my work': '/my-work' };
  for (const [name, url] of Object.entries(pages)) rows.push({ name, ...load(PORT.poort, url, manager) });
  const [chair, secretary] = [await signIn('steering'), await signIn('secretary')];
  const prepared = [];
  for (let page = 1; prepared.length < WRITES && page <= 4; page += 1) {
    for (const one of await projects(`phase=innovation&status=gate_requested&page=${page}`, chair)) {
      const ready = await prepareDecision(one, 'G2', chair);
      if (ready && prepared.length < WRITES) prepared.push(ready);
    }
  }
  const decision = prepared.length ? await repeat(prepared.length, (at) => decide(prepared[at], chair, secretary)) : null;
  rows.push({ name: 'decision, signed', ...decision });
  const result = { rows, ready, memory: memory(child), bytes: Buffer.byteLength(list.text) };
  await stop(child);
  return result;
}

async function measureFloor(url, bytes) {
  const args = ['--database-url', url, '--listen', `127.0.0.1:${PORT.floor}`, '--bytes', String(bytes)];
  const { child, ready } = await start(FLOOR, args, PORT.floor);
  const list = load(PORT.floor, '/list', 'session=bench');
  const insert = await repeat(WRITES, () => request(PORT.floor, 'POST', '/insert'));
  const result = { list, insert, ready, memory: memory(child) };
  await stop(child);
  return result;
}

const shown = (value, digits = 1) => (value === undefined || value === null ? '-' : value.toFixed(digits));

function print(kind, size, poort, floor) {
  const line = (cells) => console.log(`| ${cells.join(' | ')} |`);
  line([kind, size, 'floor: list', shown(floor.list.rate, 0), shown(floor.list.p50), shown(floor.list.p99), '1.00', `${floor.memory} MB`, `${shown(floor.ready, 0)} ms`]);
  line([kind, size, 'floor: insert', shown(floor.insert.rate, 0), shown(floor.insert.p50), shown(floor.insert.p99), '1.00', '', '']);
  for (const row of poort.rows) {
    const isWrite = row.name.startsWith('decision');
    const ratio = isWrite ? row.p50 / floor.insert.p50 : row.rate / floor.list.rate;
    line([kind, size, row.name, shown(row.rate, 0), shown(row.p50), shown(row.p99), shown(row.p50 === undefined ? null : ratio, 2), `${poort.memory} MB`, `${shown(poort.ready, 0)} ms`]);
  }
}

async function main() {
  console.log('| database | projects | what | requests/s | p50 ms | p99 ms | ratio to floor | memory | start |');
  console.log('|---|---|---|---|---|---|---|---|---|');
  for (const kind of ['sqlite', 'postgres']) {
    for (const size of SIZES) {
      const data = path.join(work, `${kind}-${size}`);
      let url = `sqlite://${path.join(data, 'poort.db')}`;
      if (kind === 'postgres') {
        if (!process.env.PGURL) throw new Error('PGURL is not set: start this with scripts/with-postgres.sh --durable');
        url = process.env.PGURL.replace(/[^/]*$/, `bench_${size}`);
        execFileSync('psql', [process.env.PGURL, '-q', '-c', `CREATE DATABASE bench_${size}`]);
      }
      const env = {
        POORT_DATABASE_URL: url,
        POORT_DATA_DIR: data,
        POORT_LISTEN: `127.0.0.1:${PORT.poort}`,
        POORT_BASE_URL: `http://127.0.0.1:${PORT.poort}`,
        POORT_DEMO_PASSWORD: PASSWORD,
        RUST_LOG: 'warn',
      };
      const out = execFileSync(POORT, ['demo', 'bulk', '--projects', String(size), '--seed', '1'], { encoding: 'utf8', env: { ...process.env, ...env } });
      console.error(`${kind}: ${out.trim().split('\n').pop()}`);
      const poort = await measurePoort(env);
      const floor = await measureFloor(url, poort.bytes);
      print(kind, size, poort, floor);
    }
  }
  agent.destroy();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
