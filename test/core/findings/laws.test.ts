import fc from "fast-check";
import { RULE_NAMES, SEVERITIES, type Finding, type FindingsOptions } from "../../../src/core/findings/finding";
import { findFindings, FindingsIndex } from "../../../src/core/findings/findings-index";
import { withFigures } from "../../../src/core/findings/read-figures";
import { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { LineIndex } from "../../../src/core/text/line-index";
import { applyEdits } from "../../../src/core/text/text-edit";
import { anyNote, RUNS } from "../../support/random-notes";
import { planPath, planText } from "../../support/random-plans";

type Change =
  | { readonly kind: "set"; readonly path: string; readonly text: string }
  | { readonly kind: "remove"; readonly path: string }
  | { readonly kind: "rename"; readonly path: string; readonly to: string }
  | { readonly kind: "options"; readonly options: FindingsOptions }
  | { readonly kind: "ask"; readonly path: string }
  | { readonly kind: "look"; readonly steps: number };

const DEFAULTS: FindingsOptions = { today: "2026-06-01", staleDays: 30, touched: () => "2026-01-01", rules: {} };

const text = fc.oneof({ weight: 4, arbitrary: planText }, anyNote);
const options: fc.Arbitrary<FindingsOptions> = fc.record({
  today: fc.constantFrom("2026-01-01", "2026-01-02", "2026-06-01"),
  staleDays: fc.constantFrom(0, 30, 1000),
  touched: fc.constantFrom(
    () => undefined,
    () => "2026-01-01",
    (path: string) => (path.startsWith("x") ? "2025-01-01" : undefined),
  ),
  rules: fc.dictionary(fc.constantFrom(...RULE_NAMES), fc.constantFrom(...SEVERITIES, "off" as const), { maxKeys: 4 }),
});
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("set"), path: planPath, text }) },
  fc.record({ kind: fc.constant("remove"), path: planPath }),
  fc.record({ kind: fc.constant("rename"), path: planPath, to: planPath }),
  fc.record({ kind: fc.constant("options"), options }),
  // Asking in between must not change what is found afterwards.
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("ask"), path: planPath }) },
  // Nor must looking that is laid down half-way, and goes on after the index has changed.
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("look"), steps: fc.nat({ max: 9 }) }) },
);

function indexOf(texts: ReadonlyMap<string, string>): VaultIndex {
  const index = new VaultIndex();
  for (const [path, written] of texts) index.setNote(path, withFigures(parseNote(written), written));
  return index;
}

/** Carries changes out on an index, its findings, and the texts that should then be there. */
function play(changes: readonly Change[]): {
  readonly texts: ReadonlyMap<string, string>;
  readonly findings: FindingsIndex;
  readonly options: FindingsOptions;
} {
  const index = new VaultIndex();
  const findings = new FindingsIndex(index, DEFAULTS);
  const texts = new Map<string, string>();
  let current = DEFAULTS;
  let looking = findings.update();
  for (const one of changes) {
    switch (one.kind) {
      case "set":
        index.setNote(one.path, withFigures(parseNote(one.text), one.text));
        texts.set(one.path, one.text);
        break;
      case "remove":
        index.removeFile(one.path);
        texts.delete(one.path);
        break;
      case "rename": {
        const moved = texts.get(one.path);
        if (moved === undefined) break;
        index.renameNote(one.path, one.to);
        texts.delete(one.path);
        texts.set(one.to, moved);
        break;
      }
      case "options":
        findings.setOptions((current = one.options));
        break;
      case "ask":
        findings.of(one.path);
        findings.all();
        break;
      case "look":
        for (let step = 0; step < one.steps; step++) if (looking.next().done === true) looking = findings.update();
        break;
    }
  }
  return { texts, findings, options: current };
}

it("after any changes findings equal those found afresh", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 14 }), (changes) => {
      const { texts, findings, options: current } = play(changes);
      const fresh = findFindings(indexOf(new Map([...texts].sort())), current);
      expect(findings.all()).toEqual(fresh);
      for (const path of texts.keys()) {
        expect(findings.of(path)).toEqual(fresh.filter((finding) => finding.path === path));
      }
    }),
    { numRuns: RUNS },
  );
});

const vault = fc.uniqueArray(fc.tuple(planPath, text), { maxLength: 5, selector: ([path]) => path });

it("every finding is plain JSON, and stands in its text", () => {
  fc.assert(
    fc.property(vault, (notes) => {
      const texts = new Map(notes);
      for (const finding of findFindings(indexOf(texts), DEFAULTS)) {
        expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
        const written = texts.get(finding.path) ?? "";
        expect(finding.range.from).toBeGreaterThanOrEqual(0);
        expect(finding.range.to).toBeGreaterThanOrEqual(finding.range.from);
        expect(finding.range.to).toBeLessThanOrEqual(written.length);
        expect(new LineIndex(written).lineAt(finding.range.from)).toBe(finding.line);
        for (const place of finding.related) {
          expect(place.line).toBeLessThan(new LineIndex(texts.get(place.path) ?? "").count);
        }
        expect(finding.message).toMatch(/^[^]+\.$/);
      }
    }),
    { numRuns: RUNS },
  );
});

/** What tells a finding from others, wherever it has moved to. */
const keyOf = ({ rule, path, line, quote, range }: Finding): string =>
  [rule, path, line, quote, range.to - range.from].join("\n");

it("a fix finds the text that it expects, puts right its finding, and changes no other note", () => {
  fc.assert(
    fc.property(vault, (notes) => {
      const texts = new Map(notes);
      for (const finding of findFindings(indexOf(texts), DEFAULTS)) {
        if (finding.fix === undefined) continue;
        const fixed = new Map(texts);
        expect(finding.fix.edits.map(({ path }) => path)).toEqual([finding.path]);
        for (const { path, edits } of finding.fix.edits) fixed.set(path, applyEdits(texts.get(path) ?? "", edits));
        expect(fixed.get(finding.path)).not.toBe(texts.get(finding.path));
        const before = findFindings(indexOf(texts), DEFAULTS).filter((other) => keyOf(other) === keyOf(finding));
        const after = findFindings(indexOf(fixed), DEFAULTS).filter((other) => keyOf(other) === keyOf(finding));
        // Two of the same on one line are fixed one by one.
        expect(after.length).toBe(before.length - 1);
      }
    }),
    { numRuns: RUNS },
  );
});
