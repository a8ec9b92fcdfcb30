// Whether the paper of a page says what its screen says: every text is in the PDF, to its last words, and inside the edges of the paper.
import { getDocumentProxy } from "unpdf";
import { DESK, islandsReady } from "./browser.js";

// What is there to press, to lead elsewhere or to be filled in, and what only a screen reader hears: the name of a cell's field stands above
// its column.
const NOT_FOR_PAPER = ".button, .tabs, .pages a, .filters, .on-screen, .jump, .sr, .money-table .cell label > span:first-child, script, style, title";
// How many letters of a text are looked for: enough to know its end, few enough to stand on one line.
const LAST_LETTERS = 24;

// Every text that a reader sees on the page, and what stands in its fields.
function textsOf(notForPaper) {
  const main = document.querySelector("main");
  const isShown = (element) => element.closest(notForPaper) === null && element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const texts = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!parentElement.matches("textarea, option") && isShown(parentElement)) texts.push(data);
  }
  for (const field of main.querySelectorAll("input:not([type=hidden], [type=radio], [type=checkbox], [type=password], [type=file]), textarea")) if (isShown(field)) texts.push(field.value);
  for (const field of main.querySelectorAll("select")) if (isShown(field)) texts.push(field.selectedOptions[0]?.text ?? "");
  return texts;
}

// Letters only: where a line ends, and how a space is written, differ between screen and paper.
const letters = (text) => text.normalize("NFKC").replaceAll(/[\s\u00ad\u200b]+/gu, "");

// The letters of the whole paper, and what of it runs off an edge.
export async function paperOf(page) {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4" })));
  const off = [];
  let said = "";
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number);
    const { width } = sheet.getViewport({ scale: 1 });
    const { items } = await sheet.getTextContent();
    for (const { str, transform, width: long } of items) {
      said += letters(str);
      if (str.trim() !== "" && (transform[4] < -1 || transform[4] + long > width + 1)) off.push(str);
    }
  }
  const pages = pdf.numPages;
  await pdf.destroy();
  return { said, off, pages };
}

export const isSaid = ({ said }, text) => said.includes(letters(text));

// What the page that is open says on screen and not on paper, or not within its edges.
export async function paperFaults(page) {
  await page.setViewportSize(DESK);
  await islandsReady(page);
  const path = new URL(page.url()).pathname;
  const endings = new Map();
  for (const text of await page.evaluate(textsOf, NOT_FOR_PAPER)) {
    const ending = letters(text).slice(-LAST_LETTERS);
    if (ending !== "") endings.set(ending, { text, times: (endings.get(ending)?.times ?? 0) + 1 });
  }
  const paper = await paperOf(page);
  const faults = paper.off.map((text) => `${path}: runs off the paper: ${text}`);
  for (const [ending, { text, times }] of endings) {
    const printed = paper.said.split(ending).length - 1;
    if (printed < times) faults.push(`${path}: said ${times} times on screen, ${printed} on paper: ${text.trim().slice(-80)}`);
  }
  return faults;
}
