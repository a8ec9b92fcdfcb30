// The disk takes no more writes at any moment while people save, and takes them again later, without a restart: nothing was called saved that
// cannot be had back, and everybody works on. Then a restart: all of it is still there.
import { setTimeout as pause } from "node:timers/promises";
import { World } from "./support/deeds.js";
import { Ledger } from "./support/ledger.js";
import { Person } from "./support/person.js";
import { addCounts, atWork, comesTrue, newTally, readBack, saveAgain } from "./support/rounds.js";
import { Server } from "./support/server.js";

const WORKS_AT_MOST = 250;
// What people save first goes where the log of SQLite had been, and a slow machine takes long to fill that.
const FAILS_WITHIN = 60_000;
const LEAVES_AT_MOST = 200_000;

// What happens around the moment that the disk is free again: each of these once left a server that saved nothing.
const WAYS = ["refused", "failed", "reads"];

// A form that somebody else was ahead of: begun, and taken back.
async function isRefused(world, [one, other]) {
  const [{ path }] = world.projects;
  const address = `${path}/edit`;
  const forms = [await one.form(world.door, address), await other.form(world.door, address)];
  for (const [at, person] of [one, other].entries()) {
    if (forms[at] === undefined) return;
    forms[at].fill("aim", `Doel ${world.chance.word()}`);
    await world.send(person, forms[at], () => ({ path: address, of: path, reader: one }));
  }
}

async function fails(world, people, times) {
  for (let failed = 0, tried = 0; failed < times && tried < 20; tried += 1) {
    failed += (await world.deed(people[tried % people.length]))?.outcome === "failed" ? 1 : 0;
  }
}

// A write that failed half way leaves a little room in the log, where a smaller one fits: small ones take it, until nothing fits any more.
async function untilNothingFits(world, person) {
  for (let tried = 0; tried < 100; tried += 1) {
    // Another language each time: a row that stays as it is is not written.
    const { status } = await world.door.ask("POST", "/language", person.cookie, [["language", tried % 2 === 0 ? "en" : "nl"], ["path", "/"]]);
    if (status >= 500) return;
  }
}

async function aroundFreeing(way, disk, server, world, setting) {
  const people = [...setting.managers, ...setting.partners];
  if (way === "failed") await fails(world, people, 2);
  disk.free(server);
  if (way === "refused") await isRefused(world, [setting.managers[0], setting.partners[0]]);
  if (way === "reads") for (const person of setting.late) await person.read(server.door, "/my-work");
}

async function round(disk, server, world, setting, tally, chance) {
  const people = [...setting.partners, ...setting.managers];
  const stop = atWork(world, people);
  await pause(chance.number(0, WORKS_AT_MOST));
  disk.fill(server, chance.one([0, chance.number(1, LEAVES_AT_MOST)]));
  const failures = () => world.counts.failed + world.counts.unread;
  const before = failures();
  const enough = before + chance.number(1, 4);
  await comesTrue(() => failures() >= enough, FAILS_WITHIN);
  await stop();
  if (failures() === before) throw new Error("no write failed though the disk was full: the round proved nothing");

  await untilNothingFits(world, people[0]);
  // SQLite begins its log again from the start once all of it is in the database: then what people save fits where the log had been.
  const isToldRight = async () => (await server.health()) === 503 || (await world.deed(people[0]))?.outcome === "saved";
  tally.health += (await comesTrue(isToldRight)) ? 0 : 1;
  await aroundFreeing(chance.one(WAYS), disk, server, world, setting);
  await saveAgain(world, people, tally);
  tally.health += (await comesTrue(async () => (await server.health()) === 200)) ? 0 : 1;
  tally["sign-in"] += (await new Person(setting.late[0].email, setting.password).signIn(server.door).catch(() => false)) ? 0 : 1;
  tally["sent again"] += await world.sendAgain();
  await readBack(world, tally, "false saved");
  tally.overwritten += world.ledger.overwritten();

  await (chance.isLucky(0.5) ? server.kill() : server.stop());
  await server.start();
  await readBack(world, tally, "lost");
  tally.history += server.history() === undefined ? 1 : 0;
}

// Each round has a disk and a Poort of its own, so that what one loses does not count twice.
export async function fullRounds({ setting, Disk, kind, rounds, chance, log, tell }) {
  const tally = newTally(kind);
  const begun = Date.now();
  const { partners, managers } = setting;
  while (tally.rounds < rounds) {
    const disk = new Disk(setting.folder);
    const server = await Server.at(disk.folder, { ...setting, log });
    const world = new World({ door: server.door, chance, ledger: new Ledger(), partners, managers, projects: [...setting.projects] });
    try {
      await server.start();
      await round(disk, server, world, setting, tally, chance);
    } finally {
      await server.kill();
      disk.remove();
    }
    addCounts(tally, world.counts);
    tally.rounds += 1;
    tell(tally);
  }
  tally.seconds = (Date.now() - begun) / 1000;
  return tally;
}
