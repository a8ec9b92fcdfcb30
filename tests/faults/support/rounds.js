// What the rounds of every kind have in common: people at work until they are told to stop, and the count of what went wrong.
import { setTimeout as pause } from "node:timers/promises";

// What must stay zero.
export const WRONG = ["false saved", "lost", "half", "overwritten", "stuck", "strange", "health", "sign-in", "history"];
const RECOVERS_WITHIN = 5_000;

export function newTally(kind) {
  return { kind, rounds: 0, saved: 0, refused: 0, failed: 0, unread: 0, unanswered: 0, "sent again": 0, ...Object.fromEntries(WRONG.map((name) => [name, 0])), seconds: 0 };
}

export function addCounts(tally, counts) {
  for (const [name, number] of Object.entries(counts)) tally[name] += number;
}

// Everybody does one deed after another; the function that is given back lets each finish the deed at hand.
export function atWork(world, people) {
  let goesOn = true;
  const works = people.map(async (person) => {
    while (goesOn) {
      const came = await world.deed(person);
      if (came === undefined) await pause(5);
    }
  });
  return async () => {
    goesOn = false;
    await Promise.all(works);
  };
}

// Whether this comes true in time.
export async function comesTrue(asked, within = RECOVERS_WITHIN) {
  const deadline = Date.now() + within;
  while (!(await asked())) {
    if (Date.now() > deadline) return false;
    await pause(10);
  }
  return true;
}

// Reads everything back that was said to be saved. `as`: under what it counts when it is not there.
export async function readBack(world, tally, as, things = world.ledger.things()) {
  for (const thing of things) {
    const { lost, isHalf } = await world.ledger.check(world.door, thing);
    tally[as] += lost;
    tally.half += isHalf ? 1 : 0;
    thing.isGone = lost > 0;
  }
}

// Everybody saves something again, though not at the first attempt; whoever cannot in time is stuck.
export async function saveAgain(world, people, tally) {
  for (const person of people) {
    const isSaved = await comesTrue(async () => (await world.deed(person))?.outcome === "saved");
    tally.stuck += isSaved ? 0 : 1;
  }
}
