// What Poort said that it had saved, and whether that can be had back.
// A thing is what one form is about, at its own address. What it should say is what was saved last, going by the version that each form was read
// at; a form that failed or was never answered may have been saved or not, but wholly.

export class Ledger {
  #things = new Map();

  // `thing`: { path, of, reader }, where things with the same `of` share one version.
  #at({ path, of, reader }) {
    if (!this.#things.has(path)) this.#things.set(path, { path, of, reader, saved: [], perhaps: [], first: undefined });
    return this.#things.get(path);
  }

  saved(thing, form) {
    this.never(thing, form);
    const known = this.#at(thing);
    if (!form.isNew) known.first ??= form.said;
    known.saved.push({ form, base: form.version, says: form.says() });
    known.saved.sort((one, other) => one.base - other.base);
  }

  perhaps(thing, form) {
    this.#at(thing).perhaps.push({ form, base: form.version, says: form.says() });
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

  // Reads a thing back. `lost`: how many saved forms are gone from it; `isHalf`: it says what no form said as a whole.
  async check(door, thing) {
    const { saved, perhaps, first, path, reader } = thing;
    if (saved.length === 0) return { lost: 0, isHalf: false };
    const last = saved.at(-1);
    const form = await reader.form(door, path);
    if (form === undefined) return { lost: saved.length, isHalf: false };
    const isThere = ({ says }) => same(form.says([...says.keys()]), says);
    if (isThere(last) || perhaps.some((other) => other.base > last.base && isThere(other))) return { lost: 0, isHalf: false };
    const kept = saved.findLastIndex(isThere);
    const isKnown = kept >= 0 || perhaps.some(isThere) || (first !== undefined && same(form.says([...first.keys()]), first));
    return { lost: saved.length - 1 - kept, isHalf: !isKnown };
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
