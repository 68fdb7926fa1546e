import { isKnown, type ParsedNote, type Statement } from "../note/parsed-note";
import { categoryOf, type StatedStatus, type Status } from "../status/status";

/** Keys that say who agreed or how far something was looked at, and not how far the work is. */
const OTHER_KEY = /approv|review|sign[- ]?off|genehmig|freigabe|approbation|aprobación|aprovação|approvazione/;

/** A statement of a note's status that is one of work. */
export interface WorkStatement extends Statement {
  readonly status: Status;
}

/** Whether a status speaks of work: not of a document that is agreed, drafted or kept. */
export function isWorking(status: StatedStatus | null): status is Status {
  return isKnown(status) && categoryOf(status) !== "standing";
}

/** The known statuses that a note says of itself, in the order of the text; approvals are none. */
export function ownStatements(note: ParsedNote): readonly Statement[] {
  return note.statements.filter((statement, at) => {
    const key = note.figures?.keys[at] ?? "";
    return statement.of.kind === "note" && isKnown(statement.status) && !OTHER_KEY.test(key);
  });
}

/** The statement that counts for a note, its frontmatter's first, where it is one of work; null else. */
export function workStatement(note: ParsedNote): WorkStatement | null {
  const own = ownStatements(note);
  const first = own.find((statement) => statement.in === "frontmatter") ?? own[0];
  return first !== undefined && isWorkStatement(first) ? first : null;
}

/** Whether a statement speaks of work. */
export function isWorkStatement(statement: Statement): statement is WorkStatement {
  return isWorking(statement.status);
}
