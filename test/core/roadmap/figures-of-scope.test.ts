import type { Scope } from "../../../src/core/query/scope";
import { figuresOfScope } from "../../../src/core/roadmap/figures-of-scope";
import { explainRollup } from "../../../src/core/rollup/explain-rollup";
import { indexOf } from "../../support/read-vault";

const index = indexOf(
  new Map([
    ["Plans/Harbour.md", "- [x] Dig\n- [ ] Fill [[Ship]]\n"],
    ["Plans/Old/Quay.md", "- [x] Sweep #wet [[Ship]]\n"],
    ["Ship.md", "- [x] Mast\n- [x] Sail\n- [ ] Keel\n"],
  ]),
);

it.each<[Scope, string | null, string | null]>([
  [{ kind: "vault" }, null, "4 of 6"],
  [{ kind: "folder", path: "Plans" }, null, "2 of 3"],
  [{ kind: "folder", path: "Gone" }, null, "0 of 0"],
  [{ kind: "note" }, "Ship.md", "2 of 3"],
  [{ kind: "note" }, "Picture.png", "0 of 0"],
  [{ kind: "note" }, null, null],
  [{ kind: "links" }, "Ship.md", "1 of 2"],
  [{ kind: "links" }, "Picture.png", null],
  [{ kind: "tag", tag: "wet" }, null, null],
  [{ kind: "notes", name: "some", paths: new Set(["Ship.md"]) }, null, null],
])("the figures of %j with %s active are %s, and can be explained", (scope, active, expected) => {
  const figures = figuresOfScope(scope, index, active);
  expect(figures && `${figures.rollup.done} of ${figures.rollup.total}`).toBe(expected);
  if (figures !== null) expect(explainRollup(index, figures.of).rollup).toEqual(figures.rollup);
});
