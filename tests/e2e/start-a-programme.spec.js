// From an empty database to a running programme, by hand and without SQL: with JavaScript and without, with every message copied, and once by way of
// a mail server.
import { match, ok } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./support/browser.js";
import {
  beginsProject,
  comesIn,
  completesGate,
  decides,
  fillsBureau,
  fillsDossier,
  goesOnWithoutMail,
  invitesColleague,
  invitesExpert,
  isDecided,
  isReady,
  isSound,
  looksAtParameters,
  main,
  setsUp,
  signs,
  team,
  visitors,
} from "./support/first_programme.js";
import { startMailServer } from "./support/mail.js";
import { button } from "./support/main_job.js";
import { copied, invites } from "./support/messages.js";
import { startPoort } from "./support/poort.js";

// From the link of an invitation to the first thing to do, in seconds: what the programme promises everybody who is invited.
const FIRST_TASK_WITHIN = 120;

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const empty = (name, settings) => startPoort(fileURLToPath(new URL(`out/start-a-programme-${name}.log`, import.meta.url)), undefined, "127.0.0.1", { settings, demo: false });

function inTime(came) {
  for (const { who, seconds } of came) {
    console.log(`${who}: from invitation to first task in ${seconds.toFixed(1)} s`);
    ok(seconds < FIRST_TASK_WITHIN, `${who} took ${seconds} s`);
  }
}

for (const scripts of ["on", "off"]) {
  test(`a programme is set up, staffed, and decides on its first project, with scripts ${scripts}`, async () => {
    const poort = await empty(scripts);
    const people = visitors(browser, poort.address, scripts);
    try {
      const admin = await people.arrive();
      await setsUp(admin, poort, "anja@voorbeeld.nl");
      await fillsBureau(admin);
      await goesOnWithoutMail(admin);
      await looksAtParameters(admin);
      const came = await team(admin, people);
      await isReady(admin);
      const [manager, chair, secretary] = came.map(({ hand }) => hand);

      const project = await beginsProject(manager, "petra@voorbeeld.nl");
      const lead = await people.arrive();
      came.push({ who: "lead partner", seconds: await comesIn(lead, await copied(manager, "petra@voorbeeld.nl"), /Sensoren in sluisdeuren/) });
      await invitesExpert(manager, "ebbo@voorbeeld.nl");
      const expert = await people.arrive();
      came.push({ who: "expert", seconds: await comesIn(expert, await copied(manager, "ebbo@voorbeeld.nl"), /waar u verstand van hebt/) });
      await invitesColleague(lead, project, "cas@voorbeeld.nl");
      const colleague = await people.arrive();
      came.push({ who: "colleague", seconds: await comesIn(colleague, await copied(manager, "cas@voorbeeld.nl"), /Sensoren in sluisdeuren/) });

      await fillsDossier(lead, project);
      await completesGate(manager, lead, project);
      await decides(chair);
      await signs(secretary);
      await isDecided(lead, project, poort);
      inTime(came);
    } finally {
      await people.done();
      await poort.stop();
    }
  });
}

test("where a mail server is set, mail is tried, and an invitation comes by mail and opens", async () => {
  const mail = await startMailServer();
  const poort = await empty("mail", { POORT_SMTP_URL: mail.url });
  const people = visitors(browser, poort.address, "blocked");
  try {
    const admin = await people.arrive();
    await setsUp(admin, poort, "anja@voorbeeld.nl");
    await fillsBureau(admin);
    await admin.page.goto("/my-work");
    await admin.press(button(admin.page, "Stuur een proefbericht"));
    match((await mail.next("anja@voorbeeld.nl")).subject, /Proefbericht van Poort/);
    await admin.page.goto("/my-work");
    match(await main(admin.page), /De mailserver nam het proefbericht aan/);
    await isSound(admin.page);
    await invites(admin, { name: "Marieke Manager", email: "marieke@voorbeeld.nl", role: "programme_manager" });
    const letter = await mail.next("marieke@voorbeeld.nl");
    const invitation = letter.text.match(/https?:\/\/\S+\/invitation\/\S+/)[0];
    match(letter.text, /Programmabureau Voorbeeld, 053 123 45 67/);
    const manager = await people.arrive();
    inTime([{ who: "manager, by mail", seconds: await comesIn(manager, invitation, /Mijn werk/) }]);
  } finally {
    await people.done();
    await poort.stop();
    await mail.stop();
  }
});
