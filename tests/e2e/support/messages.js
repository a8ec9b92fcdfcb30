// Messages where no mail server is set: somebody of the programme reads one under Messages, sends it by hand and says so.
import { strictEqual } from "node:assert";
import { picture } from "./examine.js";
import { button } from "./main_job.js";

const ofPerson = (page, email) => page.locator("main article").filter({ hasText: email }).first();

// The link in the message to somebody, which this reader may copy. `shown`: what a picture of the page is called in the guide.
export async function copied({ page, press }, email, shown) {
  await page.goto("/messages");
  const article = ofPerson(page, email);
  if (shown) await picture(page, shown, { fullPage: false });
  const told = await article.innerText();
  const link = told.match(/https?:\/\/\S+\/(?:invitation|reset|email-change)\/\S+/)?.[0];
  strictEqual(typeof link, "string", `a link for ${email} in: ${told}`);
  await press(article.getByRole("button", { name: "Dit is verstuurd" }));
  return link;
}

// An invitation to a role inside the programme, by an administrator who stands anywhere.
export async function invites({ page, press, type, pick, choose }, { name, email, role, seat, firstDay, lastDay }, shown) {
  await page.goto("/people/invite");
  await type("name", name);
  await type("email", email);
  await choose("role", role);
  if (seat) await pick("seat", seat);
  if (firstDay) await type("first_day", firstDay);
  if (lastDay) await type("last_day", lastDay);
  await choose("language", "nl");
  if (shown) await picture(page, shown);
  await press(button(page, "Verstuur de uitnodiging"));
  strictEqual(new URL(page.url()).pathname, "/people", await page.locator("main").innerText());
}
