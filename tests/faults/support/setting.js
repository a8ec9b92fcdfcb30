// The demo set with people who are signed in and projects that they work on, made once: the rounds begin from it.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { Person } from "./person.js";
import { Server } from "./server.js";

const PARTNERS = ["partner", "partner2", "partner3", "partner4"];
const MANAGERS = ["manager", "manager2"];
// People who do nothing until a disk was full: their first page is then the first write.
const LATE = ["secretary", "steering"];

async function makesProject(person, door, chance, partner) {
  const form = await person.form(door, "/projects/new");
  form.fill("title", `Proef ${chance.word()}`);
  const { outcome, onward } = await person.send(door, form);
  if (outcome !== "saved") throw new Error(`${person.email} could not make a project: ${outcome}`);
  // A second partner, so that the financing has more than one line.
  const action = `${onward}/partners/new`;
  const place = await person.form(door, `${action}?q=${partner}`, action);
  place.fill("organisation", place.choicesOf("organisation")[0]);
  place.fill("role", place.choicesOf("role").at(-1));
  place.pairs.push(["q", partner]);
  const came = await person.send(door, place);
  if (came.outcome !== "saved") throw new Error(`${person.email} could not add a partner: ${came.status}`);
  return { path: onward, lead: person };
}

// `database`: where the data are when they are not in a folder of their own.
export async function makeSetting(chance, log, database) {
  const folder = await mkdtemp(join(tmpdir(), "poort-faults-"));
  const password = randomBytes(12).toString("base64url");
  const server = await Server.at(folder, { password, database, log });
  for (const command of [["migrate"], ["demo", "load"]]) {
    const { isDone, stderr } = server.command(...command);
    if (!isDone) throw new Error(`poort ${command.join(" ")} failed:\n${stderr}`);
  }
  await server.startTenMinutesAgo();
  const account = (name) => new Person(`${name}@demo.example`, password);
  const [partners, managers, late] = [PARTNERS, MANAGERS, LATE].map((names) => names.map(account));
  for (const person of [...partners, ...managers, ...late]) {
    if (!(await person.signIn(server.door))) throw new Error(`${person.email} could not sign in`);
  }
  const projects = [];
  for (const person of partners) projects.push(await makesProject(person, server.door, chance, "universiteit"));
  await server.stop();
  return { folder, password, database, partners, managers, late, projects, port: server.door.port };
}
