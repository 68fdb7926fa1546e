import fc from "fast-check";

/**
 * Pieces of plans that contradict each other in every way that there is a rule for; notes made of them touch each other
 * by links, ids, trackers and phase tables.
 */
const PIECES = [
  "",
  "---\nstatus: active\n---",
  "---\nstatus: active\ndue: 2026-01-02\n---",
  "---\nstatus: done\ntitle: Tide engine\naliases: [The plan]\n---",
  "# Alpha",
  "# Tide engine",
  "Status: In progress",
  "**Status:** ✅ Complete (2/3 parts)",
  "Status: Simmering",
  "Depends on: [[Beta]]",
  "Depends on: [[Alpha]]",
  "**Effort:** 45 hours (10h a + 20h b)",
  "**Effort:** 10 hours",
  "**Timeline:** 3 weeks (Phase 2: Week 5-7)",
  "## Phase 1: Hull (Week 1-3) ✅",
  "## Phase 2: Rig (Week 4-6)\nDependencies: Phase 1 complete",
  "## Phase 2: Sails",
  "## Phase 1: Hull",
  "### Task 2.1: Mast\n**Effort:** 4 hours",
  "### Task 2.2: Boom\n**Effort:** 3 hours\nDepends on: Task 2.1",
  "## Target version v1.1.0\n**Timeline:** 2 weeks (Phase 2: Week 5-7)\n**Effort:** 9 hours",
  "## Polish (3 items)",
  "## Phases (from [[Beta]])",
  "## Later",
  "- [ ] Group\n  - [x] one\n  - [X] two",
  "- [x] Group\n  - [ ] one",
  "- [ ] **B1: Key** needs B2, blocked by B2",
  "- [/] **B2: Chain** 📅 2026-01-02 depends on B1",
  "- [ ] **B2: Other**, see B9",
  "- [ ] Sign 🆔 s1 ⛔ s2\n- [x] Post 🆔 s2 ⛔ s1",
  "- [ ] Ship 🛫 2026-12-10 📅 2026-12-01",
  "| Part | Start | Due | Status |\n| --- | --- | --- | --- |\n| Mast | 2026-02-02 | 2026-02-01 | to do |",
  "- [ ] see [[Alpha#Hul]] and [[Betaa|b]] and ![[Tide engine]]",
  "- [ ] see [[x/Alpha]] and [a](Gama.md) and [b](x/Alpha.md#Phse) and [[Beta#^abc]]",
  "- [ ] _Ref: `x/Gone.md`_ and [[Alpha#Phase 1 Hull]] ^abd",
  "‚úÖ done ‚úÖ and â€œFisherâ€™sâ€ ðŸ”´",
  "| Phase | What | Weeks | Status |\n| --- | --- | --- | --- |\n| 1 | Hull | 1-3 | ✅ |\n| 2 | Rig | 5-7 | 🔄 In progress |",
  "| PRD | Status |\n| --- | --- |\n| [[Alpha]] | ✅ Done |\n| [[Beta\\|b]] | 🔄 In progress |\n| [[Gamma]] | Simmering |\n| [[Bet\\|q]] | todo |",
  "| Phase | Status |\n| --- | --- |\n| Phase 1: Hull | Done |\n| Phase 2: Sails | ✅ |",
  "| PRD | Status |\n| --- | --- |\n| [[The plan]] | Planned |\n| [[x/Alpha]] | Done |",
  "%% plan-of-record: off stale, broken-link %%",
  "```\n- [ ] code\nEffort: 3 hours (1h + 1h)\n```",
  "<!-- Effort: 3 hours (1h + 1h) -->",
  "> [!todo]\n> - [ ] [[Nobody]] 📅 2026-02-01",
] as const;

/** A note of a few such pieces. */
export const planText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 7 })
  .chain((pieces) => fc.constantFrom("\n\n", "\n", "\r\n\r\n").map((gap) => pieces.join(gap)));

/** The paths of notes and files that the pieces speak of, and some that are nearly called so. */
export const planPath: fc.Arbitrary<string> = fc.constantFrom(
  "Alpha.md",
  "Beta.md",
  "Gamma.md",
  "x/Alpha.md",
  "x/Betas.md",
  "x/y/alpha.md",
  "Tide engine.md",
);
