// How a person works a page: with a mouse, or with nothing but the keyboard. Both do the same things, so that one journey is walked by either.
import { deepStrictEqual, ok } from "node:assert";
import { islandsReady } from "./browser.js";

const FARTHEST = 400;

const fieldOf = (page, name) => page.locator(`main [name="${name}"]`).first();
const choiceOf = (page, name, value) => page.locator(`main input[name="${name}"][value="${value}"]`);
const pathOf = (page) => new URL(page.url()).pathname;

// Until the answer to what was just pressed stands on the page.
async function arrives(page, press) {
  await Promise.all([page.waitForEvent("domcontentloaded"), press()]);
  await islandsReady(page);
}

export function mouse(page) {
  return {
    page,
    follow: (link) => arrives(page, () => link.click()),
    press: (button) => arrives(page, () => button.click()),
    type: (name, text) => fieldOf(page, name).fill(text),
    pick: (name, value) => fieldOf(page, name).selectOption(value),
    choose: (name, value) => choiceOf(page, name, value).check(),
    upload: (name, file) => fieldOf(page, name).setInputFiles(file),
    isAtErrors: async () => ok(await page.locator("main .errors").isVisible()),
  };
}

// Whether the focus is where it should come, or on a choice of the same name; and what is wrong with its place: nothing to be seen of it, or
// something lies over it. One question, because it is asked at every press of the Tab key.
function lookAtFocus(wanted, isOneOfName) {
  const element = document.activeElement;
  const isThere = element === wanted || (isOneOfName && element?.name === wanted.name);
  return { isThere, fault: faultOf(element) };

  function faultOf(element) {
    if (element === null || element === document.body) return undefined;
    const name = `${element.tagName.toLowerCase()} ${element.getAttribute("name") ?? element.getAttribute("href") ?? element.className}`;
    const near = [element, element.closest("label"), element.parentElement].filter(Boolean);
    const isMarked = near.some((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
    if (!isMarked) return `the focus cannot be seen on ${name}`;
    const box = element.getClientRects()[0];
    if (!box) return `the focus is on ${name}, which is not shown`;
    const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 12)];
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `the focus is out of sight on ${name}`;
    const top = document.elementFromPoint(x, y);
    return top && near.some((one) => one.contains(top) || top.contains(one)) ? undefined : `something lies over ${name}`;
  }
}

export function keyboard(page) {
  const faults = new Set();
  async function reach(locator, isOneOfName = false) {
    const wanted = await locator.elementHandle();
    const look = () => wanted.evaluate(lookAtFocus, isOneOfName);
    if ((await look()).isThere) return;
    for (let presses = 0; presses < FARTHEST; presses += 1) {
      await page.keyboard.press("Tab");
      const { isThere, fault } = await look();
      if (fault) faults.add(`${pathOf(page)}: ${fault}`);
      if (isThere) return;
    }
    throw new Error(`the Tab key never comes to ${locator} on ${page.url()}`);
  }
  async function choose(name, value) {
    const choice = choiceOf(page, name, value);
    if ((await choice.getAttribute("type")) === "checkbox") {
      await reach(choice);
      if (!(await choice.isChecked())) await page.keyboard.press("Space");
      return;
    }
    await reach(choice, true);
    if (!(await page.evaluate(() => document.activeElement.checked))) await page.keyboard.press("Space");
    for (let presses = 0; presses < 20 && !(await choice.isChecked()); presses += 1) await page.keyboard.press("ArrowDown");
    ok(await choice.isChecked(), `the arrows never come to ${name} ${value}`);
  }
  async function pick(name, value) {
    const select = fieldOf(page, name);
    await reach(select);
    await page.keyboard.press("Home");
    for (let presses = 0; presses < 40 && (await select.inputValue()) !== value; presses += 1) await page.keyboard.press("ArrowDown");
    ok((await select.inputValue()) === value, `the arrows never come to ${name} ${value}`);
  }
  async function type(name, text) {
    await reach(fieldOf(page, name));
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(text);
  }
  async function upload(name, file) {
    await reach(fieldOf(page, name));
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
    await chooser.setFiles(file);
  }
  const enter = async (locator) => {
    await reach(locator);
    await arrives(page, () => page.keyboard.press("Enter"));
  };
  const isAtErrors = async () => ok(await page.evaluate(() => document.activeElement?.matches("main .errors")), "the focus is not on the summary of what is wrong");
  const silent = () => deepStrictEqual([...faults], []);
  return { page, follow: enter, press: enter, type, pick, choose, upload, isAtErrors, silent };
}

// A hand that counts what it clicks; filling in a form is no click.
export function counting(hand) {
  const counted = { clicks: 0 };
  const count = (act) => (locator) => {
    counted.clicks += 1;
    return act(locator);
  };
  return { ...hand, counted, follow: count(hand.follow), press: count(hand.press) };
}
