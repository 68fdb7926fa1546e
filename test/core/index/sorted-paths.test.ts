import fc from "fast-check";
import { SortedPaths } from "../../../src/core/index/sorted-paths";
import { RUNS } from "../../support/random-notes";

it("paths are in order after any changes, however many come or go between two looks", () => {
  const step = fc.tuple(fc.constantFrom("add", "remove", "look"), fc.nat(400));
  fc.assert(
    fc.property(fc.nat(400), fc.array(step, { maxLength: 80 }), (size, steps) => {
      const paths = new SortedPaths();
      const expected = new Set<string>();
      const add = (path: string): void => {
        paths.add(path);
        expected.add(path);
      };
      for (let at = 0; at < size; at++) add(`${at}.md`);
      for (const [kind, at] of steps) {
        if (kind === "add") add(`${at}.md`);
        else if (kind === "look") expect(paths.list()).toEqual([...expected].sort());
        else {
          paths.remove(`${at}.md`);
          expected.delete(`${at}.md`);
        }
      }
      expect(paths.list()).toEqual([...expected].sort());
      expect(paths.list()).toBe(paths.list());
    }),
    { numRuns: RUNS },
  );
});
