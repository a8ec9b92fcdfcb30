// A round of review on one project: a manager makes it, experts write, the chair opens what they wrote and records what they agree on.
import { match, ok } from "node:assert";
import { canRunScripts, islandsReady } from "./browser.js";
import { examineHere } from "./examine.js";
import { mouse } from "./hands.js";
import { button, day, link, read } from "./main_job.js";
import { pageOf } from "./people.js";

export const CRITERIA = ["FIT", "INN", "ECO", "QUA", "SUS"];
// Whoever declared an interest in one of the partners before is not offered: any of the others do.
const EXPERTS = { reviewer2: "Roos Demo", reviewer3: "Ruben Demo", reviewer4: "Rachid Demo", reviewer5: "Rianne Demo", reviewer6: "Roel Demo", reviewer7: "Romy Demo", reviewer8: "Ronald Demo" };
export const SAYS = "Een plan dat staat, met klanten bij naam en een risico dat de partners eerlijk delen.";

const valueOf = (page, name, text) => page.locator(`main select[name=${name}] option`, { hasText: text }).first().getAttribute("value");

// The manager makes the round, brings the project before it and asks the experts one by one. Tells where the round is, and who was asked.
// `rebuttal`: whether the applicant answers; `size`: how many experts; `busy`: experts who are not asked.
export async function makesRound({ follow, press, type, pick, choose, page }, title, { rebuttal = "no", size = 3, busy = [] } = {}) {
  await page.goto("/rounds");
  await follow(link(page, "Nieuwe ronde"));
  await type("name", `Ronde over ${title.slice(0, 40)}`);
  await type("due_on", day(1));
  await pick("chair", await valueOf(page, "chair", "Rosa Demo"));
  await choose("has_rebuttal", rebuttal);
  await press(button(page, "Maak de ronde"));
  const round = new URL(page.url()).pathname;
  await pick("project", await valueOf(page, "project", title));
  await press(button(page, "Breng het in"));
  const asked = [];
  while (asked.length < size) {
    await follow(link(page, "Vraag een expert"));
    const offered = await page.locator("main select[name=expert] option").allTextContents();
    const may = ([person, name]) => !asked.includes(person) && !busy.includes(person) && offered.some((one) => one.includes(name));
    const [person, name] = Object.entries(EXPERTS).find(may);
    await pick("expert", await valueOf(page, "expert", name));
    await press(button(page, "Vraag om een beoordeling"));
    match(await read(page.locator("main")), new RegExp(name));
    asked.push(person);
  }
  return { round, asked };
}

// Says yes, from my work, without an interest.
export async function accepts({ follow, press, choose, page }, title) {
  await page.goto("/my-work");
  await follow(link(page, new RegExp(title.slice(0, 20))));
  await choose("has_interest", "no");
  await press(button(page, "Aannemen en verklaren"));
  await page.locator("#review").waitFor();
}

// Scores and comments on the workbench that is open.
export async function writes(page, scores, says = SAYS) {
  for (const [at, criterion] of CRITERIA.entries()) {
    await page.locator(`input[name="score.${criterion}"][value="${scores[at]}"]`).check({ force: true });
    await page.locator(`textarea[name="comment.${criterion}"]`).fill(`${says} Dit gaat over ${criterion}.`);
  }
  await islandsReady(page);
}

// Checks what is on the workbench and hands it in.
export async function handsIn({ press, page }) {
  await press(button(page, "Controleer en lever in"));
  await press(button(page, "Lever in"));
  match(await read(page.locator("main")), /Ingeleverd op/);
}

// What the panel agrees on, where the reviews of a project are open.
export async function settles(page) {
  for (const criterion of CRITERIA) {
    await page.locator(`select[name="score.${criterion}"]`).selectOption("4");
    await page.locator(`textarea[name="text.${criterion}"]`).fill(SAYS);
    await page.locator(`textarea[name="reason.${criterion}"]`).fill("Na het gesprek dacht iedereen er zo over.");
  }
  await page.locator('input[name="advice"][value="fund"]').check({ force: true });
  await page.locator('textarea[name="reasons"]').fill(SAYS);
  await mouse(page).press(button(page, "Controleer en leg vast"));
  if (canRunScripts(page)) await examineHere(page);
  await mouse(page).press(button(page, "Leg vast"));
  match(await read(page.locator("main")), /Vastgelegd op/);
}

// The chair opens the reviews of a project.
export async function opens({ follow, press, page }, round, title) {
  await page.goto(`${round}/panel`);
  await follow(page.locator("main tr", { hasText: title.slice(0, 20) }).getByRole("link", { name: "Open het overleg" }));
  match(await read(page.locator("main")), /tellen mee\. Wie inleverde leest vanaf nu/);
  if (canRunScripts(page)) await examineHere(page);
  await press(button(page, "Open het overleg"));
  ok((await page.locator("main details").count()) >= 3, "three reviews are open");
}

// The manager closes the round.
export async function closes({ follow, press, page }, round) {
  await page.goto(round);
  await follow(link(page, "Sluit de ronde"));
  await press(button(page, "Sluit de ronde"));
  match(await read(page.locator("main")), /De ronde is gesloten/);
}

// Everything that gate 1 asks of experts. `manager` is a hand; the experts and the chair use the mouse.
export async function reviewed(browser, poort, manager, title, scripts) {
  const visit = (person) => pageOf(browser, person, { at: poort.address, password: poort.password, scripts });
  const { round, asked } = await makesRound(manager, title);
  for (const person of asked) {
    const expert = mouse(await visit(person));
    await accepts(expert, title);
    await writes(expert.page, ["4", "4", "4", "4", "4"]);
    await handsIn(expert);
    await expert.page.context().close();
  }
  const chair = mouse(await visit("reviewer9"));
  await opens(chair, round, title);
  await settles(chair.page);
  await chair.page.goto(`${round}/panel`);
  await chair.follow(link(chair.page, "Rangschikking"));
  match(await read(chair.page.locator("main")), /80/);
  await chair.page.context().close();
  await closes(manager, round);
}
