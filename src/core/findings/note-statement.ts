import { isKnown, type ParsedNote, type Statement } from "../note/parsed-note";
import { recognizeStatus } from "../status/recognize";
import { categoryOf, type StatedStatus, type Status } from "../status/status";
import { defaultVocabulary } from "../status/vocabulary";

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
  return first !== undefined && isWorkStatement(first) && isOfAll(first) ? first : null;
}

/** What comes before the work, or is only a part of it: `Audit complete`, `Code complete`, `Implemented (basic)`. */
const PART =
  /(?:^|[^\p{L}])(?:audit|analys[ei]s|analyse|análisis|análise|analisi|анализ|分析|분석|study|étude|studie|estudio|research|recherche|investigation|document(?:ation|ed|ée?s?)?|dokumentation|documentación|documentação|документация|문서화?|文档|設計|设计|설계|design|strategy|stratégie|strategie|estrategia|specs?|specification|spécification|spezifikation|draft|review|relecture|proposal|concept|konzept|concepto|planning|planung|planification|code(?=[ -]complete))(?![\p{L}])|문서화|[([（](?:[^()[\]]{0,30}[^\p{L}()[\]])?(?:base|basis|basic|core|mvp|partial|partially|initial|first|mostly|backend|frontend)(?![\p{L}])/iu;
/** `Finding #1 resolved`, `Task 1 complete`: one of several. */
const NUMBERED_PART =
  /^\P{L}*(?:findings?|tasks?|items?|steps?|parts?|phases?|stages?|sprints?|milestones?|issues?|teil|phasen|этап\p{L}*|fases?|étapes?|etapas?|aufgabe|tâche|étape|tarea|paso)\s*#?\d/iu;
/** `Production-ready`, `Production-ready development workflow`: it can be used, whatever else is to be done. */
const READY_THING =
  /(?:production|prod|release|launch|feature)[- ]ready\s+(?!(?:and|as|since|with|for|on|in|but|now|by|of|to)(?![\p{L}]))\p{L}|^production[- ]ready\P{L}*$/iu;
const MAX_HEAD = 160;
const MAX_PARTS = 6;

/**
 * Whether done is said of all there is: not of what comes before the work or is ready for use, and not of one part while
 * another is said to be open: `Documentation done, implementation pending`.
 */
export function isOfAll({
  status,
  raw,
}: {
  readonly status: StatedStatus | null;
  readonly raw: string | null;
}): boolean {
  if (status !== "done") return true;
  const head = (raw ?? "").slice(0, MAX_HEAD);
  if (PART.test(head) || READY_THING.test(head)) return false;
  const parts = head.split(/[,;，、；]\s*|\s[-–—/|+]\s|—/u, MAX_PARTS);
  const statuses = parts.map((part) => recognizeStatus(part, defaultVocabulary())?.status ?? null).filter(isWorking);
  if (NUMBERED_PART.test(head)) return false;
  return statuses.every((status) => categoryOf(status) === categoryOf(statuses[0] ?? status));
}

/** Whether a statement speaks of work. */
export function isWorkStatement(statement: Statement): statement is WorkStatement {
  return isWorking(statement.status);
}
