// What people wait for one another: readers beside writers, and sign-ins beside a large import.
'use strict';

const { PORT, POORT, drop, fresh, poort } = require('./database.cjs');
const { importList } = require('./imports.cjs');
const { SECONDS, load, start, stop, summed, timed } = require('./measure.cjs');
const { LIST } = require('./pages.cjs');
const { halfTheRateOf, atMost, shown } = require('./table.cjs');
const { Visitor } = require('./visitor.cjs');
const { saveSheet } = require('./writes.cjs');

const WRITERS = 8;
const SIGN_IN_EVERY = 100;
const PEOPLE = ['manager', 'manager2', 'steering', 'secretary'];

/** The list under load, without writers and while eight people save the financing of a project each, as fast as they can. */
async function measureReaders(manager, projects) {
  if (projects.length < WRITERS) throw new Error(`there are ${projects.length} projects for ${WRITERS} writers`);
  const alone = await load(PORT.poort, LIST, manager.cookie);
  const saves = [];
  let isOver = false;
  const write = async (project) => {
    while (!isOver) saves.push(await saveSheet(manager, project));
  };
  const reading = timed(() => load(PORT.poort, LIST, manager.cookie)).finally(() => (isOver = true));
  const [[beside, taken]] = await Promise.all([reading, ...projects.slice(0, WRITERS).map(write)]);
  return [
    { name: 'list without writers', ...alone },
    { name: `list beside ${WRITERS} writers`, compared: halfTheRateOf('list without writers'), ...beside },
    { name: `financing sheet saved by ${WRITERS} at once`, ...summed(saves), rate: (saves.length * 1000) / taken },
  ];
}

/** A sign-in every tenth of a second while something else is done, whether the one before was answered or not: how long they waited, and how
 * many were refused. */
async function signInsDuring(work) {
  const begun = [];
  const refused = [];
  const signIn = (name) => Visitor.signIn(name).catch((error) => refused.push(error));
  const timer = setInterval(() => begun.push(timed(() => signIn(PEOPLE[begun.length % PEOPLE.length]))), SIGN_IN_EVERY);
  await work().finally(() => clearInterval(timer));
  const waits = summed((await Promise.all(begun)).map(([, taken]) => taken));
  if (refused.length > 0) console.error(refused[0]);
  return { ...waits, count: begun.length, refused: refused.length };
}

function told({ p50, longest, count, refused }) {
  const waits = `longest wait ${shown(longest, 0)} ms, p50 ${shown(p50, 0)} ms`;
  return refused > 0 ? `${refused} of ${count} refused, ${waits}` : waits;
}

/** The longest wait of a sign-in while a list is brought in through the page, and beside nothing else. One that is refused misses the target. */
async function measureSignIns(kind, list) {
  const [, settings] = fresh(kind, 'beside');
  poort(settings, 'demo', 'load');
  const { child } = await start(POORT, ['serve'], PORT.poort, settings);
  const manager = await Visitor.signIn('manager');
  const alone = await signInsDuring(() => new Promise((resolve) => setTimeout(resolve, SECONDS * 1000)));
  const [beside, taken] = await timed(() => signInsDuring(() => importList(manager, list)));
  await stop(child);
  drop(kind, 'beside');
  const target = atMost(1000, 0, ' ms')(beside.refused > 0 ? Infinity : beside.longest);
  return [
    [kind, 'sign-ins, ten a second', told(alone), '-'],
    [kind, `sign-ins beside an import of ${list.rows} rows (${shown(taken / 1000)} s)`, told(beside), target],
  ];
}

module.exports = { PEOPLE, measureReaders, measureSignIns };
