/** The ten statuses; every word, sign and checkbox character of the vocabulary means one of them. */
export const STATUSES = [
  "todo",
  "active",
  "review",
  "blocked",
  "deferred",
  "done",
  "cancelled",
  "por",
  "draft",
  "reference",
] as const;

export type Status = (typeof STATUSES)[number];

/** What a statement can say: a status, or something that the vocabulary does not know. */
export type StatedStatus = Status | "unknown";

/** `open` is still to be worked on, `closed` is not, `standing` is the state of a document and no work at all. */
export type Category = "open" | "closed" | "standing";

const CATEGORY: Readonly<Record<Status, Category>> = {
  todo: "open",
  active: "open",
  review: "open",
  blocked: "open",
  deferred: "open",
  done: "closed",
  cancelled: "closed",
  por: "standing",
  draft: "standing",
  reference: "standing",
};

/** The category of a status; what is not understood still has to be looked at, and so is open. */
export function categoryOf(status: StatedStatus): Category {
  return status === "unknown" ? "open" : CATEGORY[status];
}
