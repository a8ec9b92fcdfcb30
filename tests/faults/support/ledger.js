// What Poort said that it had saved, and whether that can be had back.
// A thing is what one form is about, at its own address. What it should say is what was saved last, going by the version that each form was read
// at; a form that failed or was never answered may have been saved or not, but wholly.

export class Ledger {
  #things = new Map();

  // `thing`: { path, of, reader }, where things with the same `of` share one version.
  #at({ path, of, reader }) {
    if (!this.#things.has(path)) this.#things.set(path, { path, of, reader, saved: [], perhaps: [] });
    return this.#things.get(path);
  }

  saved(thing, form) {
    this.never(thing, form);
    const known = this.#at(thing);
    known.saved.push({ form, base: form.version || 0, says: form.says() });
    known.saved.sort((one, other) => one.base - other.base);
  }

  perhaps(thing, form) {
    this.#at(thing).perhaps.push({ form, base: form.version || 0, says: form.says() });
  }

  // A form that Poort refused when it came again: it was not saved before either.
  never(thing, form) {
    const known = this.#at(thing);
    known.perhaps = known.perhaps.filter((other) => other.form !== form);
  }

  things() {
    return [...this.#things.values()];
  }

  // How many saved forms went over another one that they had not read: none, where versions are kept.
  overwritten() {
    const bases = this.things().flatMap(({ of, saved }) => saved.filter(({ base }) => base > 0).map(({ base }) => `${of} ${base}`));
    return bases.length - new Set(bases).size;
  }

  // Reads a thing back. `lost`: how many saved forms are gone from it; `isHalf`: it says part of one and part of another.
  async check(door, thing) {
    const { saved, perhaps, path, reader } = thing;
    if (saved.length === 0) return { lost: 0, isHalf: false };
    const last = saved.at(-1);
    const form = await reader.form(door, path).catch(() => undefined);
    if (form === undefined) return { lost: saved.length, isHalf: false };
    const isThere = ({ says }) => same(form.says([...says.keys()]), says);
    if (isThere(last) || perhaps.some((other) => other.base > last.base && isThere(other))) return { lost: 0, isHalf: false };
    const kept = saved.findLastIndex(isThere);
    return { lost: saved.length - 1 - kept, isHalf: kept === -1 && isMixed(form, [...saved, ...perhaps]) };
  }

  // After a look at everything: what is there is compared again by its last state alone, and what is gone was counted, and counts no more.
  settle() {
    for (const thing of this.things()) {
      if (thing.isGone) this.#things.delete(thing.path);
      else thing.saved = thing.saved.slice(-1);
    }
  }
}

const same = (one, other) => [...other].every(([name, value]) => one.get(name) === value);

// Whether some fields say what one of these forms said, and no form fits whole.
function isMixed(form, sent) {
  return sent.some(({ says }) => {
    const now = form.says([...says.keys()]);
    const told = [...says].filter(([, value]) => value !== "");
    return told.some(([name, value]) => now.get(name) === value && isOfThisForm(name, value, sent, says));
  });
}

// A value that only this form brought.
const isOfThisForm = (name, value, sent, says) => sent.every((other) => other.says === says || other.says.get(name) !== value);
