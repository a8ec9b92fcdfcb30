// Poort is killed at any moment while people save, and started again: what it said it had saved is there, and the rest is there wholly or not.
import { setTimeout as pause } from "node:timers/promises";
import { World } from "./support/deeds.js";
import { Ledger } from "./support/ledger.js";
import { addCounts, atWork, newTally, readBack } from "./support/rounds.js";
import { Server } from "./support/server.js";

const WORKS_AT_MOST = 700;
const KILLED_AGAIN = 0.2;
const STARTS_FOR_AT_MOST = 150;

// One round on a server that runs, which it leaves running.
async function round(server, world, people, tally, chance) {
  const stop = atWork(world, people);
  await pause(chance.number(20, WORKS_AT_MOST));
  await server.kill();
  await stop();
  // Also killed while it sets right what the last kill left.
  if (chance.isLucky(KILLED_AGAIN)) {
    server.spawn();
    await pause(chance.number(0, STARTS_FOR_AT_MOST));
    await server.kill();
  }
  await server.start();
  tally["sent again"] += await world.sendAgain();
}

export async function killRounds({ setting, rounds, chance, log, tell }) {
  const tally = newTally(setting.database ? "kill -9, postgres" : "kill -9, sqlite");
  const begun = Date.now();
  const server = await Server.at(setting.folder, { ...setting, log });
  await server.start();
  const ledger = new Ledger();
  const { partners, managers, projects } = setting;
  const world = new World({ door: server.door, chance, ledger, partners, managers, projects: [...projects] });
  let events = server.history() ?? 0;
  let counted = 0;
  try {
    while (tally.rounds < rounds) {
      await round(server, world, [...partners, ...managers], tally, chance);
      await readBack(world, tally, "lost");
      tally.overwritten += ledger.overwritten();
      ledger.settle();
      // Every saved form is an event at least.
      const now = server.history();
      tally.history += now === undefined || now < events + world.counts.saved - counted ? 1 : 0;
      [events, counted] = [now ?? events, world.counts.saved];
      tally.rounds += 1;
      tell(tally, world.counts);
    }
  } finally {
    await server.stop();
  }
  addCounts(tally, world.counts);
  tally.seconds = (Date.now() - begun) / 1000;
  return tally;
}
