import fc from "fast-check";
import { muteRule } from "../../../src/core/edit/mute-rule";
import { readMuted } from "../../../src/core/parse/muted";
import { parseNote } from "../../../src/core/parse/parse-note";
import { applyEdits } from "../../../src/core/text/text-edit";
import { anyNote, RUNS } from "../../support/random-notes";

const mute = (text: string): string => applyEdits(text, muteRule(text, "stale"));

it.each([
  ["- [ ] a\n", "- [ ] a\n\n%% plan-of-record: off stale %%\n"],
  ["- [ ] a", "- [ ] a\n\n%% plan-of-record: off stale %%\n"],
  ["- [ ] a\r\n\r\n", "- [ ] a\r\n\r\n%% plan-of-record: off stale %%\r\n"],
  ["", "%% plan-of-record: off stale %%\n"],
  ["- [ ] %%\n", "- [ ] %%\n\n<!-- plan-of-record: off stale -->\n"],
  [
    "---\nstatus: open\n%%\n---\n- [ ] a\n  - %% b\n",
    "---\nstatus: open\n%%\n---\n- [ ] a\n  - %% b\n\n<!-- plan-of-record: off stale -->\n",
  ],
  ["%% plan-of-record: off overdue %%\na", "%% plan-of-record: off overdue, stale %%\na"],
  ["%%plan-of-record:off overdue%%", "%%plan-of-record:off overdue, stale%%"],
  ["<!-- plan-of-record: off overdue -->", "<!-- plan-of-record: off overdue, stale -->"],
  ["%% plan-of-record: off %%", "%% plan-of-record: off %%"],
  ["%% plan-of-record: off overdue stale %%", "%% plan-of-record: off overdue stale %%"],
])("%j becomes %j", (text, muted) => expect(mute(text)).toBe(muted));

it("whatever the note, the reader then knows the rule as muted, and reads the same items", () => {
  fc.assert(
    fc.property(anyNote, (text) => {
      const muted = mute(text);
      expect(readMuted(muted)).toContain("stale");
      const items = (written: string) => parseNote(written).items.map(({ text: own, status }) => [own, status]);
      expect(items(muted)).toEqual(items(text));
    }),
    { numRuns: RUNS },
  );
});
