import { expectTextOf } from "../../src/obsidian/commands/editor-text";

const EDITOR = { getValue: () => "- [ ] a\n- [ ] b\n" };

it.each(["- [ ] a\n- [ ] b\n", "- [ ] a\r\n- [ ] b\r\n", "\ufeff- [ ] a\n- [ ] b\n"])("an editor shows %j", (text) => {
  expect(() => expectTextOf(EDITOR)(text)).not.toThrow();
});

it.each(["# Above\n- [ ] a\n- [ ] b\n", "- [ ] a\n- [ ] b", "- [x] a\n- [ ] b\n"])(
  "an editor does not show %j, and the person is told",
  (text) => {
    expect(() => expectTextOf(EDITOR)(text)).toThrow("Nothing was changed");
  },
);
