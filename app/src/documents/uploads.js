// Files go in pieces, each with its hash, and go on where they were cut off: after a lost network, a closed page, or signing in again.
// Without this script the same form brings them in one go.
const place = document.querySelector("[data-uploads]");
const form = place.closest("form");
const list = place.querySelector("ul");
const heard = place.querySelector("[role=status]");
const SIZE = 4 * 1024 * 1024;
const SPEAKS = { "Tus-Resumable": "1.0.0", Accept: "application/json" };
const said = place.dataset;
const sleep = (time) => new Promise((done) => setTimeout(done, time));
const coded = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

class Refused extends Error {}

// Nothing that comes back from a page that asks to sign in is an answer to a piece.
const ask = async (address, method, headers = {}, body) => {
  const answer = await fetch(address, { method, headers: { ...SPEAKS, ...headers }, body, redirect: "manual" });
  if (answer.type === "opaqueredirect") throw new Refused(said.signedOut);
  return answer;
};

const reason = async (answer) => {
  try {
    return (await answer.json()).said;
  } catch {
    return said.failed;
  }
};

const hash = async (piece) => {
  if (!globalThis.crypto?.subtle) return {};
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await piece.arrayBuffer()));
  return { "Upload-Checksum": "sha256 " + btoa(String.fromCharCode(...bytes)) };
};

const remembered = (file) => ["upload", reader, said.uploads, said.document, file.name, file.size, file.lastModified].join("|");

const begin = async (file) => {
  const fields = new FormData(form);
  const about = { filename: file.name, document: said.document };
  for (const name of ["kind", "caption", "maker", "permission", "recognisable"]) about[name] = fields.get(name) ?? "";
  const metadata = Object.entries(about).filter(([, text]) => text).map(([name, text]) => name + " " + coded(text)).join(",");
  const answer = await ask(said.uploads, "POST", { "Upload-Length": String(file.size), "Upload-Metadata": metadata });
  if (answer.status !== 201) throw new Refused(await reason(answer));
  const address = answer.headers.get("Location");
  localStorage.setItem(remembered(file), address);
  return address;
};

// How much of a file arrived; a new beginning where the server knows nothing of it.
const offsetOf = async (file, address) => {
  if (address) {
    const answer = await ask(address, "HEAD");
    if (answer.ok) return [address, Number(answer.headers.get("Upload-Offset"))];
    if (answer.status !== 404) throw new Error(String(answer.status));
  }
  return [await begin(file), 0];
};

const send = async (file, row) => {
  let wait = 1000;
  let address = localStorage.getItem(remembered(file));
  for (;;) {
    try {
      let offset;
      [address, offset] = await offsetOf(file, address);
      while (offset < file.size) {
        if (row.stopped) return false;
        row.show(offset);
        const piece = file.slice(offset, offset + SIZE);
        const headers = { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream", ...(await hash(piece)) };
        const answer = await ask(address, "PATCH", headers, piece);
        if (answer.status === 204) offset = Number(answer.headers.get("Upload-Offset"));
        else if ([409, 423, 460].includes(answer.status) || answer.status >= 500 && answer.status !== 507) throw new Error(String(answer.status));
        else {
          localStorage.removeItem(remembered(file));
          throw new Refused(await reason(answer));
        }
        wait = 1000;
      }
      localStorage.removeItem(remembered(file));
      row.show(file.size);
      return true;
    } catch (error) {
      if (error instanceof Refused || row.stopped) throw error;
      row.say(said.paused);
      await sleep(wait);
      wait = Math.min(wait * 2, 30000);
    }
  }
};

const rowOf = (file) => {
  const item = document.createElement("li");
  const name = document.createElement("b");
  const bar = document.createElement("progress");
  const text = document.createElement("span");
  const stop = document.createElement("button");
  name.textContent = file.name;
  bar.max = file.size;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  stop.type = "button";
  stop.className = "button button--quiet";
  stop.textContent = said.stop;
  item.append(name, bar, text, stop);
  list.append(item);
  const row = {
    stopped: false,
    show: (offset) => {
      bar.value = offset;
      text.textContent = said.busy + " " + Math.floor((100 * offset) / file.size) + "%";
    },
    say: (words) => {
      text.textContent = words;
      heard.textContent = file.name + ": " + words;
    },
    done: (words) => {
      row.say(words);
      stop.remove();
    },
  };
  stop.addEventListener("click", () => {
    row.stopped = true;
    row.done(said.again);
  });
  return row;
};

form.addEventListener("submit", async (event) => {
  const files = [...form.elements.files.files].filter((file) => file.size > 0);
  // What cannot be told apart here is for the server to say.
  if (files.length === 0 || !form.checkValidity()) return;
  event.preventDefault();
  const button = form.querySelector("[type=submit], button:not([type])");
  button.setAttribute("aria-disabled", "true");
  list.hidden = false;
  list.replaceChildren();
  let all = true;
  for (const [file, row] of files.map((file) => [file, rowOf(file)])) {
    try {
      if (await send(file, row)) row.done(said.done);
      else all = false;
    } catch (error) {
      all = false;
      row.done(error instanceof Refused ? error.message : said.failed);
    }
  }
  button.removeAttribute("aria-disabled");
  if (all) location.assign(said.onward);
});
