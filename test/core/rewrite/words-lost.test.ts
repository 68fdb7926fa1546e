import { wordLost } from "../../../src/core/rewrite/words-lost";

test.each([
  ["- [ ] Order **ropes**", "| Order **ropes** |", "", null],
  ["Order, order ropes", "order ropes", "", "order"],
  ["Ropes %% of Ada %%", "ropes", "", "of"],
  ["[owner:: Ada]", "| Ada |", "| Owner |", null],
  ["Канаты", "", "", "канаты"],
])("the first word that %j loses in %j is told", (before, after, free, lost) => {
  expect(wordLost(before, after, free)).toBe(lost);
});
