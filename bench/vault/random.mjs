// Chance that is the same every time.

/** Numbers in [0, 1) that depend on nothing but the seed (mulberry32). */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Dice of one seed: each throw depends on the seed and on how often they were thrown. */
export function createDice(seed) {
  const random = createRandom(Math.imul(seed + 1, 0x9e3779b1));
  const below = (limit) => Math.floor(random() * limit);
  return {
    /** A whole number from 0, below `limit`. */
    below,
    /** A whole number from `least` to `most`. */
    between: (least, most) => least + below(most - least + 1),
    chance: (share) => random() < share,
    /**
     * @template T
     * @param {readonly T[]} list
     * @returns {T}
     */
    pick: (list) => list[below(list.length)],
    times: (count, make) => Array.from({ length: count }, (_, at) => make(at)),
  };
}
