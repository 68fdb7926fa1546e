import { INITIAL_PANE_STATE, type PaneState } from "../../src/ui/pane-state";
import { toSavedView, withSavedView } from "../../src/ui/saved-view";

const STATE: PaneState = {
  ...INITIAL_PANE_STATE,
  view: "timeline",
  outline: { ...INITIAL_PANE_STATE.outline, filter: "is:open", openOnly: true, opened: ["note:A.md"] },
  timeline: { ...INITIAL_PANE_STATE.timeline, zoom: "months" },
  scope: { kind: "tag", tag: "build" },
};

test("a view shows again what was saved of it, and what is folded stays", () => {
  const saved = toSavedView(STATE, "late", "Late");
  expect(saved).toMatchObject({ view: "timeline", query: "is:open", openOnly: true, options: STATE.timeline });
  const other: PaneState = { ...INITIAL_PANE_STATE, outline: { ...INITIAL_PANE_STATE.outline, opened: ["note:B.md"] } };
  expect(withSavedView(other, saved)).toEqual({ ...STATE, outline: { ...STATE.outline, opened: ["note:B.md"] } });
});

test("an outline is folded as it was saved, by its rule", () => {
  const saved = toSavedView({ ...STATE, view: "outline", outline: { ...STATE.outline, fold: "all-open" } }, "a", "A");
  const { view, outline } = withSavedView({ ...STATE, outline: { ...STATE.outline, closed: ["x"] } }, saved);
  expect({ view, ...outline }).toMatchObject({ view: "outline", fold: "all-open", opened: [], closed: [] });
});

test("a view of a newer version leaves the chosen one, and damaged options change nothing", () => {
  const saved = { ...toSavedView(STATE, "a", "A"), view: "calendar", options: { zoom: 7 } };
  expect(withSavedView(STATE, saved)).toEqual(STATE);
  expect(withSavedView(STATE, { ...saved, view: "timeline" }).timeline).toEqual(STATE.timeline);
});
