import fc from "fast-check";
import { contrast, isStatusColour, readableOn, toRgb } from "../../../src/core/settings/status-colour";
import { completeOrder, movedIn } from "../../../src/core/settings/status-order";
import { STATUSES } from "../../../src/core/status/status";

describe("a colour that was picked", () => {
  it.each(["light", "dark"] as const)("can be told from the ground of %s themes, whatever it is", (theme) => {
    const grounds = theme === "light" ? ["#ffffff", "#f2f2f2"] : ["#1e1e1e", "#2e2e2e"];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const shown = readableOn(`#${value.toString(16).padStart(6, "0")}`, theme);
        expect(isStatusColour(shown)).toBe(true);
        for (const ground of grounds)
          expect(contrast(toRgb(shown as `#${string}`), toRgb(ground as `#${string}`))).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it("stays as it is where that is so already", () => {
    expect(readableOn("#aa2200", "light")).toBe("#aa2200");
    expect(readableOn("#ffdd00", "dark")).toBe("#ffdd00");
    expect(readableOn("#ffdd00", "light")).not.toBe("#ffdd00");
  });

  it("is one of six figures, or of the theme by its name", () => {
    expect(["#aabbcc", "purple"].every(isStatusColour)).toBe(true);
    expect(["#abc", "#gggggg", "teal", "", null, 7, "url(x)", "red;"].some(isStatusColour)).toBe(false);
  });
});

describe("the order of statuses", () => {
  it("has all of them, those that it does not say behind the ones that they come after", () => {
    expect(completeOrder([])).toEqual(STATUSES);
    expect(completeOrder(["done", "todo"]).slice(0, 3)).toEqual(["done", "cancelled", "por"]);
    expect([...completeOrder(["reference", "done", "done"])].sort()).toEqual([...STATUSES].sort());
  });

  it("is moved by one, and stays at its ends", () => {
    expect(movedIn(STATUSES, 1, 0).slice(0, 2)).toEqual(["active", "todo"]);
    expect(movedIn(STATUSES, 0, -1)).toBe(STATUSES);
    expect(movedIn(STATUSES, 0, 10)).toBe(STATUSES);
    expect(movedIn(STATUSES, 0, 9)[9]).toBe("todo");
  });
});
