// A whole round: the manager, four experts, the chair and the applicant, from the question to the advice, with scripts and without.
import { doesNotMatch, equal, match, ok } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./support/browser.js";
import { picture } from "./support/examine.js";
import { counting, mouse } from "./support/hands.js";
import { button, link, read } from "./support/main_job.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";
import { SAYS, accepts, closes, handsIn, makesRound, opens, settles, writes } from "./support/round.js";

const PROJECT = "BioFolie";
const LEAD = "partner16";
// They review the project in the demo set already, and their own work would stand twice in their list.
const BUSY = ["reviewer2", "reviewer3", "reviewer4"];
const ANSWER = "Twee klanten staan inmiddels met naam in het dossier; zie bladzijde vier.";
const GIVEN = [
  ["4", "1.5", "4", "4", "4"],
  ["4", "4", "4", "4", "4"],
  ["3.5", "3.5", "3.5", "3.5", "3.5"],
  ["4", "4", "3.5", "4", "3.5"],
];

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

// An expert who was to be away for some weeks is there after all: only who is there is asked.
async function isThereAfterAll({ type, press, page }) {
  await page.goto("/profile");
  await type("available_from", "");
  await press(button(page, "Bewaar het profiel"));
}

async function declaresAnInterest({ follow, press, choose, type, page }) {
  await page.goto("/my-work");
  await follow(link(page, new RegExp(PROJECT)));
  await choose("has_interest", "yes");
  await choose("kinds", "collaboration");
  await type("explanation", "Wij schreven twee jaar geleden samen een artikel met een van de partners.");
  await choose("measure", "proceed");
  await press(button(page, "Aannemen en verklaren"));
  match(await read(page.locator("main")), /ligt bij de voorzitter/);
}

async function decidesOnIt({ follow, press, choose, type, page }, round) {
  await page.goto(`${round}/panel`);
  await follow(link(page, /Besluit/));
  await choose("measure", "proceed");
  await type("reason", "Het artikel ging over iets anders en de samenwerking is voorbij.");
  await press(button(page, "Leg het besluit vast"));
}

async function reviews(person, at) {
  const hand = counting(person);
  await accepts(hand, PROJECT);
  equal(hand.counted.clicks, 2, "accept and declare");
  await writes(hand.page, GIVEN[at].map((score, criterion) => (criterion === 4 ? "0" : score)));
  await hand.press(button(hand.page, "Bewaar"));
  await hand.page.goto("/my-work");
  hand.counted.clicks = 0;
  await hand.follow(link(hand.page, new RegExp(PROJECT)));
  equal(hand.counted.clicks, 1, "resume");
  await hand.page.locator("#review").waitFor();
  await writes(hand.page, GIVEN[at]);
  await picture(hand.page, "workbench");
  hand.counted.clicks = 0;
  await handsIn(hand);
  equal(hand.counted.clicks, 2, "submit");
}

async function answers({ follow, press, type, page }) {
  await page.goto("/my-work");
  await follow(link(page, new RegExp(`^${PROJECT}: `)));
  equal(await page.locator("main table").count(), 0, "comments without scores");
  const text = await read(page.locator("main"));
  doesNotMatch(text, /R[a-z]+ Demo/);
  await type("answer", ANSWER);
  await press(button(page, "Verstuur het antwoord"));
  match(await read(page.locator("main")), /Uw antwoord is verstuurd/);
}

// The round of the demo set that took in many projects: places with the room that chance leaves, and a column without the severity of reviewers.
async function ranksMany({ follow, page }) {
  await page.goto("/rounds");
  await follow(link(page, "Doorlopende ronde innovatiefase"));
  await follow(link(page, "Rangschikking"));
  const table = page.locator("main table").first();
  ok((await table.locator("tbody tr").count()) >= 8);
  match(await read(table), /plaats \d+ tot \d+/);
  match(await read(table), /plaatsen? (?:hoger|lager)/);
  await picture(page, "ranking");
}

// What fits of that round, and a scenario that is kept beside the order.
async function weighs({ follow, press, type, page }) {
  await follow(link(page, "Wat past er?"));
  match(await read(page.locator(".fits__line")), /Alles past\. Er blijft € [\d.]+ over\./);
  await type("name", "Zoals het panel het zag");
  await press(button(page, "Bewaar scenario"));
  match(await read(page.locator("main")), /Het scenario is bewaard/);
  match(await read(page.locator("section[aria-labelledby=scenarios] thead")), /Eerst wie het langst wacht\s+Zoals het panel het zag/);
}

for (const scripts of ["on", "off"]) {
  test(`a round goes from the question to the advice, with scripts ${scripts}`, async () => {
    const poort = await startPoort(fileURLToPath(new URL(`out/round-${scripts}.log`, import.meta.url)));
    const visit = async (person) => mouse(await pageOf(browser, person, { at: poort.address, password: poort.password, scripts }));
    try {
      await isThereAfterAll(await visit("reviewer6"));
      const manager = await visit("manager");
      const { round, asked } = await makesRound(manager, PROJECT, { rebuttal: "yes", size: 4, busy: BUSY });
      const experts = [];
      for (const person of asked) experts.push(await visit(person));
      const chair = await visit("reviewer9");
      await declaresAnInterest(experts[0]);
      await decidesOnIt(chair, round);
      await experts[0].page.goto("/my-work");
      await experts[0].follow(link(experts[0].page, new RegExp(PROJECT)));
      await writes(experts[0].page, GIVEN[0]);
      await handsIn(experts[0]);
      await picture(manager.page, "round");
      for (const at of [1, 2, 3]) await reviews(experts[at], at);
      await opens(chair, round, PROJECT);
      match(await read(chair.page.locator("main")), /de scores lopen uiteen van 1,5 tot 4/);
      const applicant = await visit(LEAD);
      await answers(applicant);
      await chair.page.reload();
      ok((await read(chair.page.locator("main"))).includes(ANSWER), "the chair reads the answer");
      await picture(chair.page, "panel");
      await settles(chair.page);
      await closes(manager, round);
      await manager.page.goto(`${round}/panel`);
      await manager.follow(link(manager.page, PROJECT));
      const advice = await read(manager.page.locator("main"));
      ok(advice.includes("Honoreren") && advice.includes(SAYS));
      doesNotMatch(advice, /R(?:oos|uben|achid|ianne|oel|omy|onald) Demo/);
      await experts[1].page.goto("/reviews");
      await experts[1].follow(link(experts[1].page, PROJECT));
      await experts[1].follow(link(experts[1].page, "Rangschikking van de ronde"));
      match(await read(experts[1].page.locator("main")), /80/);
      await ranksMany(manager);
      await weighs(manager);
      for (const { page } of [manager, chair, applicant, ...experts]) await page.context().close();
    } finally {
      await poort.stop();
    }
  });
}

test("a manager asks three experts in five clicks and reminds them all in four, without asking anybody twice", async () => {
  const poort = await startPoort(fileURLToPath(new URL("out/round-asked.log", import.meta.url)));
  try {
    const manager = counting(mouse(await pageOf(browser, "manager", { at: poort.address, password: poort.password })));
    const { follow, press, page, counted } = manager;
    const { round } = await makesRound(manager, PROJECT, { size: 0 });
    const own = page.locator(`main a[href="${round}"]`).first();
    await page.goto("/my-work");
    counted.clicks = 0;
    await follow(own);
    await follow(link(page, "Verdeling"));
    await press(button(page, "Vraag deze experts"));
    ok(counted.clicks <= 5, `asking took ${counted.clicks} clicks`);
    await page.goto("/my-work");
    counted.clicks = 0;
    await follow(page.locator("header, nav").getByRole("link", { name: "Beoordelingsrondes" }).first());
    await follow(own);
    equal(await page.locator("main .card table tbody tr").count(), 3);
    await button(page, /Herinner wie nog moet inleveren/).dblclick();
    await page.waitForURL(/done=experts-reminded/);
    ok(counted.clicks + 2 <= 4, `reminding took ${counted.clicks + 2} clicks`);
    match(await read(page.locator("main")), /De herinneringen zijn verstuurd/);
    await page.goto("/messages");
    equal((await read(page.locator("main"))).split("Herinnering: beoordeling van").length - 1, 3, "a double click reminds nobody twice");
  } finally {
    await poort.stop();
  }
});
