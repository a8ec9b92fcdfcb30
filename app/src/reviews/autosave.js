(() => {
  // Saves the draft two seconds after the last key, on leaving a field and on leaving the page. A failed save is tried again until it holds.
  const form = document.getElementById("review");
  const said = document.getElementById("saved");
  if (!form || !window.fetch) return;
  let timer = 0, sending = false, dirty = false, leaving = false, wait = 2000;
  const body = () => {
    const pairs = new URLSearchParams(new FormData(form));
    pairs.set("go", "autosave");
    return pairs;
  };
  const later = (ms) => { clearTimeout(timer); timer = setTimeout(save, ms); };
  const save = async () => {
    clearTimeout(timer);
    if (sending || !dirty) return;
    sending = true;
    dirty = false;
    said.textContent = form.dataset.saving;
    try {
      // A page that is left while it saves does not take the save with it; browsers keep up to 64 kB alive.
      const sent = body(), keepalive = sent.toString().length < 60000;
      const answer = await fetch(form.action, { method: "POST", body: sent, keepalive, redirect: "manual", headers: { Accept: "application/json" } });
      if (answer.type === "opaqueredirect") { said.textContent = form.dataset.signedOut; dirty = true; return; }
      if (answer.status === 409) { said.textContent = form.dataset.elsewhere; dirty = false; return; }
      if (!answer.ok) throw new Error(String(answer.status));
      const { version, at } = await answer.json();
      form.elements.version.value = version;
      said.textContent = form.dataset.saved.replace("{at}", at);
      wait = 2000;
    } catch {
      dirty = true;
      wait = Math.min(wait * 2, 30000);
      said.textContent = form.dataset.failed;
      later(wait);
    } finally {
      sending = false;
      if (dirty && wait === 2000 && !leaving) later(wait);
    }
  };
  form.addEventListener("input", () => { dirty = true; later(wait); });
  form.addEventListener("change", save);
  window.addEventListener("online", save);
  document.addEventListener("visibilitychange", () => {
    // What is being sent by hand goes its own way, and comes back by it when the session has ended.
    if (document.visibilityState === "hidden" && dirty && !leaving) navigator.sendBeacon(form.action, body());
  });
  form.addEventListener("submit", () => { clearTimeout(timer); dirty = false; leaving = true; });
  window.addEventListener("pageshow", () => { leaving = false; });
})();
