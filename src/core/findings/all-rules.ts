import type { RuleName } from "./finding";
import type { Rule } from "./rule";
import { allDoneButOpen } from "./rules/all-done-but-open";
import { brokenLink } from "./rules/broken-link";
import { dependencyCycle } from "./rules/dependency-cycle";
import { dependencyOpen } from "./rules/dependency-open";
import { doneWithOpenTasks } from "./rules/done-with-open-tasks";
import { duplicateId } from "./rules/duplicate-id";
import { garbledText } from "./rules/garbled-text";
import { overdue } from "./rules/overdue";
import { scheduleConflict } from "./rules/schedule-conflict";
import { stale } from "./rules/stale";
import { statusConflict } from "./rules/status-conflict";
import { sumMismatch } from "./rules/sum-mismatch";
import { unknownId } from "./rules/unknown-id";
import { unknownStatus } from "./rules/unknown-status";

/** Every rule by its name, in the order in which rules are listed. */
export const RULES: Readonly<Record<RuleName, Rule>> = {
  "done-with-open-tasks": doneWithOpenTasks,
  "all-done-but-open": allDoneButOpen,
  "status-conflict": statusConflict,
  "schedule-conflict": scheduleConflict,
  "sum-mismatch": sumMismatch,
  overdue,
  stale,
  "dependency-open": dependencyOpen,
  "dependency-cycle": dependencyCycle,
  "broken-link": brokenLink,
  "duplicate-id": duplicateId,
  "unknown-id": unknownId,
  "unknown-status": unknownStatus,
  "garbled-text": garbledText,
};
