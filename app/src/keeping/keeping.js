// Keeps what somebody types into a marked form until the form is sent: within two seconds, on leaving a field, on leaving the page, before a
// link and before another form of the page. What was kept comes back when the form is opened again, by whoever typed it, on any device.
const OUTLIVES = 60000;
const LATE = 5000;
const json = { Accept: "application/json" };

// What a field says on paper, where it may be longer than a box.
const onPaper = (field) => {
  const paper = field.parentElement.querySelector(":scope > .on-paper");
  if (paper) paper.textContent = field.value;
};

const keep = (mark) => {
  const form = mark.closest("form"), words = mark.dataset, place = words.keeps;
  const { show, tell, warn } = telling(mark.querySelector(".badge"), mark.querySelector("[role=status]"));
  const here = new URL(location.href);
  here.searchParams.delete("done");
  const page = here.pathname + here.search;
  const [opened] = form.elements.key.value.split(".");
  // Counted in changes: what was typed, what was sent last, and what is known to be kept.
  let typed = 0, sent = 0, kept = 0;
  let turn = 0, flying = 0, timer = 0, late = 0, wait = 1500, fails = false, isSent = false, isFilling = false, from;

  const content = () => new URLSearchParams(Array.from(new FormData(form)).filter(([, value]) => typeof value === "string"));
  const isOpen = () => typed !== kept && !isSent;
  const later = () => { timer ||= setTimeout(save, wait); };
  const overdue = () => { fails = true; warn(words.noAnswer); };
  const watch = () => { late ||= setTimeout(overdue, LATE); };

  const send = async (text) => {
    turn = Math.max(turn + 1, Date.now());
    const query = new URLSearchParams({ window: opened, turn, place, page });
    if (from) query.set("from", from.window), query.set("from_turn", from.turn);
    const signal = AbortSignal.timeout(10000), keepalive = text.length < OUTLIVES;
    const headers = { ...json, "Content-Type": "application/x-www-form-urlencoded" };
    const answer = await fetch(`${words.address}?${query}`, { method: "POST", body: text, keepalive, redirect: "manual", headers, signal });
    if (answer.type === "opaqueredirect") throw words.signedOut;
    const { said } = await answer.json();
    if (answer.status === 403 || answer.status === 413) throw said;
    if (answer.status !== 200) throw words.noAnswer;
    return said;
  };

  const save = async (isLeaving) => {
    clearTimeout(timer);
    timer = 0;
    if (!isOpen() || (isLeaving !== true && (flying || typed === sent))) return;
    const at = typed;
    sent = typed;
    flying += 1;
    try {
      const said = await send(content().toString());
      if (at < kept) return;
      kept = at;
      from = undefined;
      fails = false;
      wait = 1500;
      clearTimeout(late);
      late = 0;
      if (typed === kept) tell(said);
      else watch();
    } catch (problem) {
      // One that was sent after it may have arrived.
      if (kept >= at) return;
      fails = true;
      sent = kept;
      wait = Math.min(wait * 2, 30000);
      warn(typeof problem === "string" ? problem : words.noAnswer);
    } finally {
      flying -= 1;
      if (isOpen()) later();
    }
  };

  const changes = () => {
    if (isFilling) return;
    typed += 1;
    isSent = false;
    if (!fails) show(words.notKept);
    watch();
    later();
  };

  // The controls that hold what a person typed or chose.
  const controls = (name) => Array.from(form.elements).filter((one) => one.name && (!name || one.name === name) && !["submit", "button", "file"].includes(one.type));
  const isOfPage = (name) => name === "key" || name === "version";
  const essence = (pairs) => JSON.stringify(pairs.filter(([name, value]) => !isOfPage(name) && value !== "").map(([name, value]) => [name, value.replaceAll("\r\n", "\n")]));
  const fits = (pairs) => pairs.every(([name, value]) => value === "" || controls(name).some((one) => {
    if (one.type === "radio" || one.type === "checkbox" || (one.type === "hidden" && !isOfPage(name))) return one.value === value;
    return one.tagName !== "SELECT" || Array.from(one.options).some((choice) => choice.value === value);
  }));
  const fill = (pairs) => {
    const rest = pairs.slice();
    isFilling = true;
    for (const one of controls()) {
      const at = rest.findIndex(([name, value]) => name === one.name && (one.type !== "radio" && one.type !== "checkbox" ? true : value === one.value));
      if (one.type === "radio" || one.type === "checkbox") one.checked = at >= 0;
      else if (one.type !== "hidden" || isOfPage(one.name)) one.value = at >= 0 ? rest[at][1] : "";
      onPaper(one);
      if (at >= 0) rest.splice(at, 1);
      one.dispatchEvent(new Event("input", { bubbles: true }));
      one.dispatchEvent(new Event("change", { bubbles: true }));
    }
    isFilling = false;
  };

  const say = (kind, said) => {
    const notice = form.querySelector(`template[data-${kind}]`).content.firstElementChild.cloneNode(true);
    notice.className = "notice";
    notice.querySelector("[data-said]").textContent = said;
    mark.after(notice);
    return notice;
  };

  // What was typed before and never sent comes back; where the page holds what was just sent by hand, that takes its place.
  const comeBack = async () => {
    const answer = await fetch(`${words.latest}?${new URLSearchParams({ place })}`, { headers: json, redirect: "manual" });
    if (answer.status !== 200) return;
    const { window, turn: read, said, fields } = await answer.json();
    const [opening] = performance.getEntriesByType("navigation");
    const isAnswer = opening?.responseStatus >= 400 && new URL(form.action).pathname === location.pathname;
    if (typed || window === opened) return;
    if (essence(fields) !== essence(Array.from(content())) && !isAnswer) {
      if (!fits(fields)) return say("elsewhere", said);
      fill(fields);
      const again = say("back", said).querySelector("button");
      again.addEventListener("click", async () => {
        again.disabled = true;
        isSent = true;
        for (const one of [window, opened]) await fetch(words.forget, { method: "POST", body: new URLSearchParams({ window: one, place }), headers: json });
        location.reload();
      });
    }
    from = { window, turn: read };
    typed += 1;
    watch();
    save();
  };

  form.querySelector("[data-no-script]").remove();
  form.autocomplete = "off";
  form.addEventListener("input", changes);
  form.addEventListener("change", () => { if (!isFilling) save(); });
  comeBack().catch(() => {});
  return {
    form,
    isOpen,
    save,
    overdue,
    goes: () => { save(true); isSent = true; },
    stays: () => { isSent = false; },
    // A page that goes sends once more; whether that arrives nobody hears, so who can lose something is asked.
    mayLose: () => isOpen() && (fails || content().toString().length >= OUTLIVES),
  };
};

const kept = Array.from(document.querySelectorAll("[data-keeps]"), keep);
const open = () => kept.filter((one) => one.isOpen());
const passed = new WeakSet();
// What is not known to be kept by then is asked about before the page goes.
const savedFirst = async () => {
  await Promise.race([Promise.all(open().map((one) => one.save(true))), new Promise((done) => setTimeout(done, 3000))]);
  open().forEach((one) => one.overdue());
};
const leave = () => open().forEach((one) => one.save(true));

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[href]");
  const isPlain = link && !event.defaultPrevented && !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !link.target;
  if (!isPlain || link.origin !== location.origin || (link.hash && link.pathname === location.pathname && link.search === location.search)) return;
  if (!open().length) return;
  event.preventDefault();
  await savedFirst();
  location.href = link.href;
});
document.addEventListener("submit", async (event) => {
  const form = event.target, own = kept.find((one) => one.form === form);
  if (event.defaultPrevented || passed.has(form)) return;
  if (!open().some((one) => one !== own)) return own?.goes();
  event.preventDefault();
  const { submitter } = event;
  await savedFirst();
  passed.add(form);
  own?.goes();
  form.requestSubmit(submitter);
});
window.addEventListener("online", () => open().forEach((one) => one.save()));
window.addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") leave(); });
window.addEventListener("beforeunload", (event) => {
  const isLost = kept.some((one) => one.mayLose());
  leave();
  if (isLost) event.preventDefault();
});
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) kept.forEach((one) => one.stays());
});
