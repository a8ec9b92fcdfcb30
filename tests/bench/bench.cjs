// Drives Poort and the floor in turn on both databases and prints two tables. Started by `make bench`; docs/bench.md tells how to read them.
'use strict';

const { PEOPLE, measureReaders, measureSignIns } = require('./beside.cjs');
const { FLOOR, POORT, PORT, drop, fresh, poort } = require('./database.cjs');
const { measureImport, projectList } = require('./imports.cjs');
const { agent, load, memory, request, start, stop, summed, timed } = require('./measure.cjs');
const { LIST, addresses, measureMoney, measureOrders, measurePages } = require('./pages.cjs');
const { atLeast, head, print, printNotes } = require('./table.cjs');
const { Visitor } = require('./visitor.cjs');
const { WRITES, measureDecisions, measureReviews, measureSheets } = require('./writes.cjs');

const SIZES = (process.env.BENCH_SIZES || '1000,10000,100000').split(',').map(Number);
const DATABASES = (process.env.BENCH_DATABASES || 'sqlite,postgres').split(',');
const IMPORTED = Number(process.env.BENCH_IMPORT || 100_000);
const IMPORTED_BESIDE = Math.min(IMPORTED, 50_000);
const SIGN_INS = 60;

/** Signs in sixty times and opens every page, four people at once, before the memory is read. */
async function mix(pages) {
  const person = async (name, at) => {
    for (let round = at; round < SIGN_INS; round += PEOPLE.length) {
      const visitor = await Visitor.signIn(name);
      for (const url of Object.values(pages)) await visitor.page(url);
    }
  };
  await Promise.all(PEOPLE.map(person));
}

async function measurePoort(database, settings) {
  const { child, ready } = await start(POORT, ['serve'], PORT.poort, settings);
  const [manager, chair, secretary, expert] = await Promise.all(['manager', 'steering', 'secretary', 'reviewer'].map(Visitor.signIn));
  const bytes = Buffer.byteLength(await manager.page(LIST));
  // A page past the end is the last page, with the same projects.
  const found = new Set();
  for (let page = 1; found.size < WRITES && page <= 3; page += 1) for (const project of await chair.projects(`phase=innovation&status=gate_requested&page=${page}`)) found.add(project);
  const waiting = [...found];
  const active = await manager.projects('phase=innovation&status=active');
  const pages = addresses(waiting[0]);
  const rows = [
    ...(await measurePages(database, manager, pages)),
    ...(await measureOrders(manager)),
    ...(await measureMoney(manager)),
    ...(await measureDecisions(waiting, chair, secretary)),
    ...(await measureReviews(expert)),
    ...(await measureSheets(manager, active)),
    ...(await measureReaders(manager, active)),
  ];
  await mix(pages);
  Object.assign(rows[0], { ready, memory: memory(child) });
  await stop(child);
  return { rows, bytes, cookie: manager.cookie };
}

async function measureFloor(database, { bytes, cookie }) {
  const args = ['--database-url', database, '--listen', `127.0.0.1:${PORT.floor}`, '--bytes', String(bytes)];
  const { child, ready } = await start(FLOOR, args, PORT.floor);
  const list = await load(PORT.floor, '/list', cookie);
  const inserts = [];
  for (let write = 0; write < WRITES; write += 1) {
    const [{ status }, taken] = await timed(() => request(PORT.floor, 'POST', '/insert'));
    if (status !== 204) throw new Error(`the floor's insert answered ${status}`);
    inserts.push(taken);
  }
  const rows = [{ name: 'floor: list', ...list, ready, memory: memory(child) }, { name: 'floor: insert', ...summed(inserts) }];
  await stop(child);
  return rows;
}

/** A portfolio of one size; how fast it was written. */
function fill(kind, settings, size) {
  const told = poort(settings, 'demo', 'bulk', '--projects', String(size), '--seed', '1').split('\n').pop();
  return [kind, 'bulk', told, atLeast(10_000, 0, ' rows/s')(Number(/(\d+) rows a second/.exec(told)[1]))];
}

async function main() {
  const notes = [];
  const lists = IMPORTED > 0 ? [projectList(IMPORTED), projectList(IMPORTED_BESIDE)] : null;
  head();
  for (const kind of DATABASES) {
    for (const size of SIZES) {
      const [database, settings] = fresh(kind, size);
      notes.push(fill(kind, settings, size));
      const measured = await measurePoort(database, settings);
      print(kind, size, [...(await measureFloor(database, measured)), ...measured.rows]);
      drop(kind, size);
    }
    if (lists) notes.push(...(await measureImport(kind, lists[0])), ...(await measureSignIns(kind, lists[1])));
  }
  printNotes(notes);
  agent.destroy();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
