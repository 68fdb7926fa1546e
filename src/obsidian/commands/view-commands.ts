import { Notice } from "obsidian";
import { WHOLE_VAULT } from "../../core/query/scope";
import { say } from "../../core/words/say";
import type { Reading } from "../../ui/pane-props";
import { VIEWS, type PaneState, type View } from "../../ui/pane-state";
import { currentDay } from "../day";
import { messageOf } from "../message-of";
import { readNow } from "../set-status";
import { DayModal } from "./day-modal";
import type { CommandDeeds, CommandParts } from "./command-parts";

/** The commands that show something of the roadmap, and the one that reads it anew. */
export function viewCommands(parts: CommandParts): CommandDeeds {
  const { app, open } = parts;
  const show = async (change: (state: PaneState) => PaneState): Promise<void> => (await open())?.show(change);
  const deeds: CommandDeeds = {
    "check-note": {
      checkCallback: (isAsked) => {
        const file = app.workspace.getActiveFile();
        if (file?.extension !== "md") return false;
        if (!isAsked) void checkNote(parts, file.path, show);
        return true;
      },
    },
    "changed-since": {
      callback: () =>
        new DayModal(app, currentDay().today, (since) => {
          void show((state) => ({ ...everything(state, "trend"), trend: { ...state.trend, since } }));
        }).open(),
    },
    "rebuild-index": { callback: () => void rebuild(parts) },
  };
  for (const view of VIEWS) deeds[`open-${view}`] = { callback: () => void show((state) => ({ ...state, view })) };
  return deeds;
}

/** A view of the whole vault, without what was asked for before. */
function everything(state: PaneState, view: View): PaneState {
  return { ...state, view, scope: WHOLE_VAULT, outline: { ...state.outline, filter: "" } };
}

async function checkNote(
  parts: CommandParts,
  path: string,
  show: (change: (state: PaneState) => PaneState) => Promise<void>,
): Promise<void> {
  const { feed, findings, settings } = parts;
  try {
    await readNow({ ...parts, vocabulary: settings.vocabulary }, path);
    // While the vault is being read the pane says so.
    if (feed.reading.kind === "ready" && !(await findings.whole()).some((finding) => finding.path === path)) {
      new Notice(say("notice.note-clean"));
      return;
    }
    await show((state) => ({ ...everything(state, "findings"), scope: { kind: "note" } }));
  } catch (error) {
    new Notice(messageOf(error));
  }
}

async function rebuild({ feed, index }: CommandParts): Promise<void> {
  const notice = new Notice(say("notice.rereading"), 0);
  let said = "";
  try {
    if (await feed.rebuild()) said = toldOf(index.notePaths().length, feed.reading);
  } catch (error) {
    said = say("notice.reread-failed", { message: messageOf(error) });
  } finally {
    notice.hide();
  }
  if (said !== "") new Notice(said);
}

function toldOf(count: number, reading: Reading): string {
  const failures = reading.kind === "ready" ? reading.failures : [];
  const [first] = failures;
  if (first === undefined) return say("notice.reread", { count });
  return say("notice.reread-but", { count: failures.length, first });
}
