import { compileQuery, compileScope } from "../../../src/core/query/compile-query";
import { queryItemsOf } from "../../../src/core/query/query-items";
import type { Scope } from "../../../src/core/query/scope";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { indexOf } from "../../support/read-vault";

const HARBOUR = `---
status: active
---
# Harbour

## Phase 1: Dig (from [[Ship]])

- [x] **B1: Dredge** ✅ 2026-05-04
- [/] **B2: Pier** 📅 2026-05-12 @ada #build/stone
  - [ ] Piles, effort: 12 hours
  - [x] Planks ⏫

## Phase 2: Fill @grace, due: 2026-05-20

- [ ] **B3: Cranes** depends on B2
- [ ] **B4: Lamps** depends on B1, see [[Ship#Masts]]
- [-] Fountain #build

## Phase 12: Open

- [ ] Flags ⏬ 📅 2026-04-01
- [x] Speech 📅 2026-04-01
- [!] Bunting

| Step | Status |
| ---- | ------ |
| Band | Blocked |
`;

const index = indexOf(
  new Map([
    ["Plans/Harbour.md", HARBOUR],
    ["Ship.md", "# Ship\n\n## Masts\n\n- [ ] Mast\n"],
    ["Old plan.md", "status: done\n"],
  ]),
);

const context = { index, today: "2026-05-13", vocabulary: defaultVocabulary() };

/** The first words of all items that a test lets through, and of notes without any. */
function filter(test: (item: NonNullable<ReturnType<ReturnType<typeof queryItemsOf>["of"]>>) => boolean): string[] {
  return index.notePaths().flatMap((path) => {
    const items = index.note(path)?.items ?? [];
    const places = items.length === 0 ? [null] : items.map((_, place) => place);
    return places.flatMap((place) => {
      const item = queryItemsOf(index).of(path, place);
      const title = place === null ? path : (items[place]?.title ?? "");
      return item !== undefined && test(item)
        ? [title.replace(/^(?:B|Phase )\d+: /, "").replace(/^(\p{L}+)\b.*/u, path.startsWith("Old") ? "$&" : "$1")]
        : [];
    });
  });
}

function find(text: string): string[] {
  const query = compileQuery(text, context);
  if (query.error !== undefined) throw new Error(query.error.message);
  return filter(query.matches);
}

const IN_DIG = ["Dig", "Dredge", "Pier", "Piles", "Planks"];

test.each<[string, readonly string[]]>([
  ["pier", ["Pier", "Piles", "Planks"]],
  ["harbour b2 PIL", ["Piles"]],
  ["plans/ fountain", ["Fountain"]],
  ['"b3: cranes"', ["Cranes"]],
  ["status:active", ["Dig", "Pier", "Open"]],
  ["status:blocked", ["Band"]],
  ["status:done kind:note", ["Old plan.md"]],
  ["is:done path:harbour", ["Dredge", "Planks", "Speech"]],
  ["is:closed kind:task", ["Dredge", "Planks", "Fountain", "Speech"]],
  ["is:overdue", ["Pier", "Piles", "Flags"]],
  ["due:overdue -pier", ["Flags"]],
  ["is:blocked", ["Cranes", "Band"]],
  ["phase:2 is:ready", ["Fill", "Lamps"]],
  ["priority:high", ["Planks"]],
  ["priority:<medium", ["Flags"]],
  ['phase:"Phase 1"', IN_DIG],
  ["phase:1", IN_DIG],
  ["phase:dig", IN_DIG],
  ["tag:#build", ["Pier", "Piles", "Planks", "Fountain"]],
  ["tag:build/stone", ["Pier", "Piles", "Planks"]],
  ["tag:buil", []],
  ["link:[[Ship]]", [...IN_DIG, "Lamps"]],
  ["link:[[Ship#Masts]]", ["Lamps"]],
  ["link:[[Nowhere]]", []],
  ["id:b3", ["Cranes"]],
  ["id:Phase-2", []],
  ["person:@grace", ["Fill", "Cranes", "Lamps", "Fountain"]],
  ["person:ada", ["Pier", "Piles", "Planks"]],
  ["due:<2026-05-12", ["Flags", "Speech"]],
  ["due:this-week is:open", ["Pier", "Piles"]],
  ["due:next-7-days kind:task", ["Cranes", "Lamps", "Fountain"]],
  ["done:2026-05", ["Dredge"]],
  ["effort:>8h", ["Piles"]],
  ["has:effort", ["Piles"]],
  ["has:dependency", ["Cranes", "Lamps"]],
  ["has:priority", ["Planks", "Flags"]],
  ["kind:row", ["Band"]],
  ["-kind:task -kind:note", ["Dig", "Fill", "Open", "Band"]],
  ["flags OR fountain", ["Fountain", "Flags"]],
  ["(flags OR fountain) -is:closed", ["Flags"]],
])("%s", (text, expected) => {
  expect(find(text)).toEqual(expected);
});

test.each<[Scope, string | null, readonly string[]]>([
  [{ kind: "folder", path: "Plan" }, null, []],
  [{ kind: "note" }, "Ship.md", ["Mast"]],
  [{ kind: "note" }, null, []],
  [{ kind: "links" }, "Ship.md", [...IN_DIG, "Lamps"]],
  [{ kind: "tag", tag: "Build" }, null, ["Pier", "Piles", "Planks", "Fountain"]],
])("the scope %j, with %j active", (scope, active, expected) => {
  const test = compileScope(scope, index, active);
  expect(test === null ? null : filter(test)).toEqual(expected);
});

test("a query stays right when the vault changes", () => {
  const changing = indexOf(
    new Map([
      ["A.md", "- [ ] a [[B]]\n- [ ] **T1: t** depends on T2\n- [ ] **T2: u**\n"],
      ["B.md", "x\n"],
    ]),
  );
  const items = queryItemsOf(changing);
  const ask = (text: string, place: number): boolean => {
    const query = compileQuery(text, { ...context, index: changing });
    const item = items.of("A.md", place);
    return query.error === undefined && item !== undefined && query.matches(item);
  };
  const link = compileQuery("link:[[B]]", { ...context, index: changing });
  const linking = items.of("A.md", 0);
  if (link.error !== undefined || linking === undefined) throw new Error("No query");
  expect(link.matches(linking)).toBe(true);
  expect(ask("is:blocked", 1)).toBe(true);
  const again = indexOf(new Map([["A.md", "- [ ] a\n- [ ] **T1: t** depends on T2\n- [x] **T2: u**\n"]])).note("A.md");
  if (again !== undefined) changing.setNote("A.md", again);
  expect(link.matches(items.of("A.md", 0) ?? linking)).toBe(false);
  expect(ask("is:blocked", 1)).toBe(false);
  expect(ask("is:ready", 1)).toBe(true);
});

test("an item is found by its line, and else its note", () => {
  const items = queryItemsOf(index);
  expect(items.onLine("Ship.md", 4)?.kind).toBe("task");
  expect(items.onLine("Ship.md", 0)?.kind).toBe("note");
  expect(items.onLine("Gone.md", 0)).toBeUndefined();
});
