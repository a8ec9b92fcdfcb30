// The demo people, one for each role, and how each of them signs in.
import { openPage, speak } from "./browser.js";

export const PEOPLE = ["manager", "reviewer", "partner", "steering", "secretary", "admin"];

export function emailOf(person) {
  return `${person}@demo.example`;
}

export async function signIn(page, person, password = process.env.POORT_E2E_PASSWORD) {
  await page.goto("/sign-in");
  await page.locator("input[name=email]").fill(emailOf(person));
  await page.locator("input[name=password]").fill(password);
  await page.locator("input[name=password]").press("Enter");
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

export async function pageOf(browser, person, options) {
  const page = await openPage(browser, options);
  await signIn(page, person, options?.password);
  // Who signed in before as the same person may have left another language.
  await speak(page, options?.language ?? "nl");
  return page;
}
