import type { PlainKey } from "../words/catalogue";
import { say } from "../words/say";
import type { StatedStatus } from "./status";

const LABEL = {
  todo: "status.todo",
  active: "status.active",
  review: "status.review",
  blocked: "status.blocked",
  deferred: "status.deferred",
  done: "status.done",
  cancelled: "status.cancelled",
  por: "status.por",
  draft: "status.draft",
  reference: "status.reference",
  unknown: "status.unknown",
} as const satisfies Record<StatedStatus, PlainKey>;

const WORD = {
  todo: "status.in.todo",
  active: "status.in.active",
  review: "status.in.review",
  blocked: "status.in.blocked",
  deferred: "status.in.deferred",
  done: "status.in.done",
  cancelled: "status.in.cancelled",
  por: "status.in.por",
  draft: "status.in.draft",
  reference: "status.in.reference",
  unknown: "status.in.unknown",
} as const satisfies Record<StatedStatus, PlainKey>;

/** The words that a person reads for a status, in sentence case. */
export function labelOf(status: StatedStatus): string {
  return say(LABEL[status]);
}

/** Those words within a sentence, as in `3 in progress`. */
export function wordOf(status: StatedStatus): string {
  return say(WORD[status]);
}
