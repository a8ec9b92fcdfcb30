// Saves the draft within two seconds of a key, on leaving a field and on leaving the page. Each save says from which opened page it comes
// and which one it is, so that the server puts them in order, also when one arrives late. What was never answered stays in the tab, and
// is sent again when the page opens again.
const form = document.getElementById("review"), { show, tell, warn } = telling(document.getElementById("saved"), document.getElementById("heard"));
const fields = form.elements, words = form.dataset, drawer = `draft ${form.action}`;
// What outlives its page may weigh 64 kB, all that is on its way together.
const OUTLIVES = 64000;
// Counted in changes: what was typed, what was sent last, and what is known to be kept.
let typed = 0, sent = 0, kept = 0;
let last = "", weight = 0, flying = 0, outlives = true, fails = false, leaving = false, going = false, timer = 0, wait = 2000;

// Whose key a text carries: another person's is not sent on.
const owner = (text) => (new URLSearchParams(text).get("key") ?? "").split(".")[1];
// Text that is not known to be kept after five seconds is called unsaved, whether or not the server answers.
let late = 0;
const watch = () => { late ||= setTimeout(() => { fails = true; warn(words.failed); }, 5000); };
const settle = () => {
  clearTimeout(late);
  late = 0;
  if (typed !== kept) watch();
};
const encode = (text) => text.replace(/[%&+]/g, encodeURIComponent).replaceAll(" ", "+");
const later = (ms) => { timer ||= setTimeout(save, ms); };

const write = () => {
  fields.turn.value = Number(fields.turn.value) + 1;
  const pairs = new FormData(form);
  pairs.set("go", "autosave");
  // Until the person has seen both texts and presses the button, this page has not chosen: what is typed on is kept apart.
  if (words.apart !== undefined) pairs.set("version", "0");
  return Array.from(pairs, ([name, value]) => `${name}=${encode(value)}`).join("&");
};

const send = async (text) => {
  const size = new Blob([text]).size;
  if (size > Number(words.most)) return { said: words.tooLarge, status: 413 };
  outlives = weight + size < OUTLIVES;
  const keepalive = outlives, signal = AbortSignal.timeout(30000), headers = { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" };
  weight += size;
  try {
    const answer = await fetch(form.action, { method: "POST", body: text, keepalive, redirect: "manual", headers, signal });
    if (answer.type === "opaqueredirect") return { said: words.signedOut, signedOut: true };
    return { ...(await answer.json()), status: answer.status };
  } finally {
    weight -= size;
  }
};

// Says at each text what is wrong with it, as a page from the server does.
const mend = (problems) => {
  for (const area of form.querySelectorAll("textarea")) {
    const problem = problems.find(({ field }) => field === area.name), field = area.closest(".field");
    if (!problem && !area.value.trim()) continue;
    field.querySelector(".problem")?.remove();
    field.toggleAttribute("data-invalid", Boolean(problem));
    if (problem) {
      const line = document.getElementById("problem").content.firstElementChild.cloneNode(true);
      line.id = `${area.id}-error`;
      line.lastElementChild.textContent = problem.message;
      area.before(line);
      area.setAttribute("aria-invalid", "true");
    } else area.removeAttribute("aria-invalid");
    const about = Array.from(field.querySelectorAll(".hint, .problem"), ({ id }) => id);
    if (about.length) area.setAttribute("aria-describedby", about.join(" "));
    else area.removeAttribute("aria-describedby");
  }
};

const save = async (goes) => {
  clearTimeout(timer);
  timer = 0;
  if (leaving || typed === sent || (flying && goes !== true)) return;
  const mark = typed;
  sent = typed;
  last = write();
  flying += 1;
  try {
    const told = await send(last);
    if (told.status === 200 || told.status === 409) {
      kept = Math.max(kept, mark);
      fails = false;
      wait = 2000;
      if (told.version) {
        fields.version.value = Math.max(fields.version.value, told.version);
        mend(told.problems);
      }
      // The page that comes next may have been asked for before this save: it has to know of it.
      if (kept === typed && !going) sessionStorage.removeItem(drawer);
      settle();
      if (kept !== typed) show(words.unsaved);
      else if (told.status === 200) tell(told.said);
      else warn(told.said);
    } else if (told.signedOut || told.status === 413 || told.status === 403) {
      sent = kept;
      fails = true;
      warn(told.said);
      if (told.status !== 413) later(5000);
    } else throw new Error(told.status);
  } catch {
    // One that was sent after it may have arrived.
    if (kept >= mark) return;
    sent = kept;
    fails = true;
    wait = Math.min(wait * 2, 30000);
    warn(words.failed);
    later(wait);
  } finally {
    flying -= 1;
    if (typed !== sent && !fails) later(wait);
  }
};

// Whatever is not known to be kept goes once more, and stays in the tab until it is.
const leave = () => {
  if (leaving || typed === kept) return;
  save(true);
  sessionStorage.setItem(drawer, last);
};

// What was sent while the page was left, and never answered. It is the draft now or becomes it; else it is kept apart.
const resume = async (left) => {
  const pairs = new URLSearchParams(left), [window, turn] = words.stands.split(" ");
  const isIn = pairs.get("window") === window && Number(pairs.get("turn")) <= Number(turn);
  if (isIn || words.apart !== undefined) return sessionStorage.removeItem(drawer);
  const put = (field, value) => {
    field.value = value;
    const paper = field.parentElement?.querySelector(":scope > .on-paper");
    if (paper) paper.textContent = value;
  };
  const fill = () => {
    for (const [name, value] of pairs) if (/^(score\.|comment\.|note$)/.test(name)) put(fields.namedItem(name), value);
    form.dispatchEvent(new Event("change", { bubbles: true }));
  };
  form.inert = true;
  try {
    const told = await send(left);
    if (told.status !== 200 && told.status !== 409) throw new Error(told.status);
    if (told.status === 200 && told.version > Number(fields.version.value)) {
      fields.version.value = told.version;
      fill();
      mend(told.problems);
    }
    sessionStorage.removeItem(drawer);
    if (told.status === 200) tell(told.said);
    else if (told.aside) warn(told.said);
  } catch {
    fill();
    typed += 1;
    fails = true;
    warn(words.failed);
    later(wait);
  }
  form.inert = false;
};

form.autocomplete = "off";
form.addEventListener("input", () => {
  typed += 1;
  going = false;
  if (!fails) show(words.unsaved);
  watch();
  later(wait);
});
form.addEventListener("change", save);
window.addEventListener("online", save);
window.addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? leave() : save()));
window.addEventListener("beforeunload", (event) => {
  going = true;
  leave();
  if (!leaving && typed !== kept && (fails || !outlives)) event.preventDefault();
});
form.addEventListener("submit", (event) => {
  const text = write();
  if (new Blob([text]).size > Number(words.most)) {
    event.preventDefault();
    warn(words.tooLarge);
    return;
  }
  // What is sent by hand goes its own way, and comes back by it when the session has ended.
  clearTimeout(timer);
  sessionStorage.setItem(drawer, text);
  leaving = true;
});
window.addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  const isLost = !leaving && typed !== kept;
  leaving = false;
  if (isLost) save();
  else location.reload();
});
const left = sessionStorage.getItem(drawer);
if (left && owner(left) !== fields.key.value.split(".")[1]) sessionStorage.removeItem(drawer);
else if (left) resume(left);
