import type { StatedStatus } from "./status";

/** Signs for text without colours and pictures. No checkbox is among them: other plugins would count it as a task. */
const SIGNS: Readonly<Record<StatedStatus, string>> = {
  todo: "○",
  active: "◐",
  review: "◑",
  blocked: "■",
  deferred: "◇",
  done: "●",
  cancelled: "×",
  por: "◆",
  draft: "◌",
  reference: "▫",
  unknown: "?",
};

/** One character that stands for a status in plain text. */
export function plainSignOf(status: StatedStatus): string {
  return SIGNS[status];
}
