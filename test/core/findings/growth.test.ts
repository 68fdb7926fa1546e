import { FindingsIndex } from "../../../src/core/findings/findings-index";
import { withFigures } from "../../../src/core/findings/read-figures";
import { VaultIndex, type Backlink, type ItemRef, type ResolvedLink } from "../../../src/core/index/vault-index";
import type { NoteLink, ParsedNote } from "../../../src/core/note/parsed-note";
import { parseNote } from "../../../src/core/parse/parse-note";

/** An index that counts what it is asked: what findings cost, on whatever machine. */
class CountingIndex extends VaultIndex {
  asked = 0;

  override note(path: string): ParsedNote | undefined {
    this.asked += 1;
    return super.note(path);
  }

  override resolve(link: Pick<NoteLink, "linkpath" | "subpath">, source: string): ResolvedLink {
    this.asked += 1;
    return super.resolve(link, source);
  }

  override trackersOf(path: string): readonly Backlink[] {
    this.asked += 1;
    return super.trackersOf(path);
  }

  override itemsMeantBy(id: string, source: string): readonly ItemRef[] {
    this.asked += 1;
    return super.itemsMeantBy(id, source);
  }
}

/** A note that links to its neighbours, tracks one, depends on one, and names ids and headings of others. */
function textOf(at: number, count: number): string {
  const name = (by: number): string => `Plan ${(at + by) % count}`;
  return `# ${name(0)}
Status: In progress
Depends on: [[${name(7)}]]

## Phase 1: Start (Week 1-3) ✅
- [ ] See [[${name(1)}#Phase 1 Start (Week 1-3)]] and [[${name(2)}#Gone]]
- [x] **B${at}: Key**, blocked by B${(at + 3) % count}

| Plan | Status |
| --- | --- |
| [[${name(4)}]] | ✅ Done |
| [[Plam ${(at + 5) % count}]] | 🔄 |
`;
}

function costsOf(count: number): { readonly all: number; readonly change: number; readonly found: number } {
  const index = new CountingIndex();
  const set = (at: number, more = ""): void => {
    const text = textOf(at, count) + more;
    index.setNote(`Plan ${at}.md`, withFigures(parseNote(text), text));
  };
  for (let at = 0; at < count; at++) set(at);
  const findings = new FindingsIndex(index, {
    today: "2026-06-01",
    staleDays: 30,
    touched: () => undefined,
    rules: {},
  });
  index.asked = 0;
  const found = findings.all().length;
  const all = index.asked;
  set(Math.floor(count / 2), "\n- [ ] another\n");
  index.asked = 0;
  findings.of("Plan 1.md");
  return { all, change: index.asked, found };
}

it("findings cost as much for each note of a large vault as of a small one, and a change what it touches", () => {
  const small = costsOf(300);
  const large = costsOf(1200);
  expect(large.found / small.found).toBeCloseTo(4, 1);
  expect(large.all / small.all).toBeLessThan(4.2);
  expect(large.change).toBeLessThan(small.change * 1.1);
  expect(large.change).toBeLessThan(small.all / 2);
});
