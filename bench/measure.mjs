// Times several pieces of work fairly within one process.

function toMedian(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function time(work) {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/**
 * The median milliseconds of each piece of work, under its name.
 *
 * Each round runs all of them, starting with another one, so that none always pays for what another left behind.
 */
export function measure(works, rounds) {
  const names = Object.keys(works);
  const taken = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let at = 0; at < names.length; at++) {
      const name = names[(at + round) % names.length];
      taken[name].push(time(works[name]));
    }
  }
  return Object.fromEntries(names.map((name) => [name, toMedian(taken[name])]));
}
