/** Finds any of some words, in a text or as a part of a word; those that have another of them in them are left out. */
export function toPattern(words: Iterable<string>, flags = ""): RegExp {
  const all = [...new Set(words)];
  const shortest = all.filter((word) => !all.some((other) => other !== word && word.includes(other)));
  return new RegExp(shortest.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), flags);
}
