import type { Item, NoteLink, ParsedNote, RowItem } from "../note/parsed-note";
import type { RuleInput } from "./rule";

/** The note that a row tracks. */
export interface TrackedNote {
  readonly path: string;
  readonly note: ParsedNote;
  readonly link: NoteLink;
}

/** The other note of whose work a row states the status; null for rows that track none, or list documents. */
export function trackedNote({ note, vault }: RuleInput, row: RowItem): TrackedNote | null {
  const link = row.tracks === null ? undefined : note.links[row.tracks];
  if (link === undefined || isOfDocuments(note, row)) return null;
  const target = vault.resolve(link);
  const tracked = target.isResolved ? vault.note(target.path) : undefined;
  return tracked === undefined || tracked === note ? null : { path: target.path, note: tracked, link };
}

const documentRows = new WeakMap<ParsedNote, ReadonlySet<Item | undefined>>();

/** Whether a row stands in a table of documents: it says how far the writing is, and not the work. */
export function isOfDocuments(note: ParsedNote, row: RowItem): boolean {
  let rows = documentRows.get(note);
  if (rows === undefined) {
    rows = new Set(note.figures?.documentRows.map((place) => note.items[place]));
    documentRows.set(note, rows);
  }
  return rows.has(row);
}

const GUIDE =
  /(?:^|[^\p{L}])(?:guides?|reference|documentation|handbook|manual|polic(?:y|ies)|runbooks?|playbooks?|onboarding|procedures?|standards?|conventions?|configuration|faq|how[- ]?to|leitfaden|handbuch|anleitung|richtlinien?|manuel|guía|manuale|guida|руководство|指南|手册|ガイド|가이드)(?![\p{L}])/iu;

const REPORT =
  /(?:^|[^\p{L}])(?:reports?|audits?|auditor[ií]as?|аудит|summary|recap|retro(?:spective)?|wrap[- ]?up|bericht|zusammenfassung|rapport|bilan|résumé|informe|resumen|relatório|resumo|relazione|riepilogo|отчёт|отчет|报告|报表|总结|報告|まとめ|보고서|요약)(?![\p{L}])/iu;

/** Whether a note looks back: it is done as a report, and tells what is left to do. */
export function isReport(path: string, note: ParsedNote): boolean {
  return REPORT.test(path.slice(path.lastIndexOf("/") + 1).replace(/[_]+/g, " ")) || REPORT.test(note.title ?? "");
}

/** Whether a note tells how things are done: the boxes in it are ticked elsewhere, each time anew. */
export function isGuide(path: string, note: ParsedNote): boolean {
  return GUIDE.test(path.slice(path.lastIndexOf("/") + 1).replace(/[_]+/g, " ")) || GUIDE.test(note.title ?? "");
}
