// Chance that a seed gives again: the same seed chooses the same deeds, only the machine's own timing differs.

// Mulberry32: a small, well mixed generator; nothing here is a secret.
export function chanceOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (from, to) => from + Math.floor(next() * (to - from + 1));
  return {
    number,
    one: (list) => list[number(0, list.length - 1)],
    isLucky: (share) => next() < share,
    word: () => number(0, 2 ** 31).toString(36).padStart(6, "0"),
  };
}
