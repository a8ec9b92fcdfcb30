// PostgreSQL ends at any moment as at a power cut while people save, and comes back: Poort goes on by itself, and what it said it had saved is there.
import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { World } from "./support/deeds.js";
import { Ledger } from "./support/ledger.js";
import { addCounts, atWork, comesTrue, newTally, readBack, saveAgain } from "./support/rounds.js";
import { Server } from "./support/server.js";

const WORKS_AT_MOST = 700;

function ends(program) {
  return new Promise((resolve, reject) => {
    spawn(program, { stdio: "ignore" }).once("error", reject).once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${program} failed`))));
  });
}

// `crash`: the program that stops PostgreSQL at once and starts it again.
export async function crashRounds({ setting, crash, rounds, chance, log, tell }) {
  const tally = newTally("stop of postgres");
  const begun = Date.now();
  const server = await Server.at(setting.folder, { ...setting, log });
  await server.start();
  const { partners, managers, projects } = setting;
  const people = [...partners, ...managers];
  const world = new World({ door: server.door, chance, ledger: new Ledger(), partners, managers, projects: [...projects] });
  try {
    while (tally.rounds < rounds) {
      const stop = atWork(world, people);
      await pause(chance.number(20, WORKS_AT_MOST));
      await ends(crash);
      await stop();
      await saveAgain(world, people, tally);
      tally.health += (await comesTrue(async () => (await server.health()) === 200)) ? 0 : 1;
      tally["sent again"] += await world.sendAgain();
      await readBack(world, tally, "lost");
      tally.overwritten += world.ledger.overwritten();
      tally.history += server.history() === undefined ? 1 : 0;
      world.ledger.settle();
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
