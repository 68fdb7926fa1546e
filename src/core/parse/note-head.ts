import type { Dates, Dependency, NoteLink, StatedDay, Statement, TaskItem } from "../note/parsed-note";
import { recognizeAnswer } from "../status/recognize";
import type { Vocabulary } from "../status/vocabulary";
import type { LineIndex } from "../text/line-index";
import { toDay } from "./days";
import type { Frontmatter, Property } from "./frontmatter";
import { END_LINE } from "./item-fields";
import { findWikilinks } from "./link-scan";
import { toPriority } from "./priority";

/** What the frontmatter says: the note's status, and the task that the note is. */
export interface NoteHead {
  readonly statements: readonly Statement[];
  /** Null for notes that are no task. */
  readonly noteTask: TaskItem | null;
  /** The day on which week 1 begins; undefined where no property says so. */
  readonly weekOne: string | undefined;
  /** By when the note is to be done; undefined where the task says so, or nothing does, or the note is put away. */
  readonly due: StatedDay | undefined;
  /** The links of the task; they count for all that stands under it. */
  readonly links: readonly Omit<NoteLink, "covers">[];
}

/** `roadmap: false`: nothing of the note is part of any plan. */
const OFF_PROPERTY = /^roadmap$/i;
const OFF_VALUE = /^(?:false|no|off)$/i;
const STATUS_PROPERTY = /^(?:status|state)$/i;
/** `week-1: 2026-01-05`, and as people write it otherwise. */
const WEEK_ONE_PROPERTY = /^week[ _-]?(?:1|one)$/i;
const ARCHIVE = /(?:^|\/)archived?$/i;
/** Source: TaskNotes' documentation, “Property types reference”. */
const DATE_PROPERTIES: readonly (readonly [string, keyof Dates])[] = [
  ["due", "due"],
  ["scheduled", "scheduled"],
  ["dateCreated", "created"],
  ["completedDate", "done"],
];
/** Without a status, a note with the tag is a task only where one of these says so too. */
const TASK_PROPERTIES = ["due", "scheduled", "priority", "projects", "timeEstimate", "blockedBy", "dateCreated"];

/** Whether the properties of a note say that it is no plan, whatever stands in it. */
export function isOffRoadmap({ scalars }: Frontmatter): boolean {
  return scalars.some(({ key, value }) => OFF_PROPERTY.test(key) && OFF_VALUE.test(value.trim()));
}

/**
 * Reads what the frontmatter says of the note.
 *
 * @param offset where the properties begin in the note
 */
export function readHead(frontmatter: Frontmatter, vocabulary: Vocabulary, offset: number, lines: LineIndex): NoteHead {
  const property = frontmatter.scalars.find(({ key, value }) => STATUS_PROPERTY.test(key) && value.trim() !== "");
  const isTask = isNoteTask(frontmatter, property !== undefined);
  const first = frontmatter.scalars.find(({ key }) => WEEK_ONE_PROPERTY.test(key));
  const weekOne = toDay(first?.value.slice(0, 10) ?? "");
  const due = dueOf(frontmatter, lines);
  if (property === undefined && !isTask) return { statements: [], noteTask: null, weekOne, due, links: [] };
  const statement = property === undefined ? null : toStatement(property, vocabulary, lines, isTask);
  const noteTask = isTask ? toNoteTask(frontmatter, statement, offset, lines) : null;
  return {
    statements: statement === null ? [] : [statement],
    weekOne,
    due: noteTask?.dates.due === undefined ? due : undefined,
    noteTask,
    links: isTask ? linksOf(frontmatter, lines) : [],
  };
}

/** The day of the first property that gives one, as text or as a link to its note; none of a note that is put away. */
function dueOf({ tags, scalars }: Frontmatter, lines: LineIndex): StatedDay | undefined {
  if (tags.some((tag) => ARCHIVE.test(tag))) return undefined;
  if (scalars.some(({ key, value }) => ARCHIVE.test(key) && value === "true")) return undefined;
  for (const { key, value, range } of scalars) {
    const said = END_LINE.valueIn(`${key.replace(/[_-]|\B(?=Date)/g, " ")}: ${value}`);
    const day = toDay(said?.replace(/^\[\[/, "").slice(0, 10) ?? "");
    if (day !== undefined) return { line: lines.lineAt(range.from), range, quote: `${key}: ${value}`, day };
  }
  return undefined;
}

function toStatement(property: Property, vocabulary: Vocabulary, lines: LineIndex, isTask: boolean): Statement {
  const raw = property.value.trim();
  // TaskNotes begins with the status `none`.
  const isNone = isTask && raw.toLowerCase() === "none";
  const recognition = isNone ? ({ status: "todo", reason: "“none”" } as const) : recognizeAnswer(raw, vocabulary);
  const line = lines.lineAt(property.range.from);
  const start = lines.startOf(line);
  const written = lines.lineText(line).slice(property.range.from - start, property.range.to - start);
  return {
    line,
    range: property.range,
    raw,
    ...(written === raw ? {} : { written }),
    status: recognition?.status ?? "unknown",
    reason: recognition?.reason ?? "not in the vocabulary",
    of: { kind: "note" },
    in: "frontmatter",
  };
}

/** Whether a note is a task itself, as TaskNotes keeps them: by its tag, or by a property. */
function isNoteTask(frontmatter: Frontmatter, hasStatus: boolean): boolean {
  const isMarked =
    frontmatter.tags.includes("task") ||
    valueOf(frontmatter, "isTask") === "true" ||
    valueOf(frontmatter, "type") === "task";
  return isMarked && (hasStatus || TASK_PROPERTIES.some((name) => frontmatter.lists.has(name)));
}

function valueOf({ scalars }: Frontmatter, name: string): string | undefined {
  return scalars.find(({ key }) => key === name)?.value;
}

function toNoteTask(frontmatter: Frontmatter, statement: Statement | null, offset: number, lines: LineIndex): TaskItem {
  const text = frontmatter.title ?? "";
  const dates = Object.fromEntries(
    DATE_PROPERTIES.flatMap(([name, field]) => {
      const day = toDay((valueOf(frontmatter, name) ?? "").slice(0, 10));
      return day === undefined ? [] : [[field, day]];
    }),
  );
  const minutes = Number(valueOf(frontmatter, "timeEstimate") ?? "0");
  const line = statement?.line ?? lines.lineAt(offset);
  return {
    kind: "task",
    symbol: null,
    symbolRange: null,
    source: lines.lineText(line),
    line,
    range: { from: offset, to: statement?.range.to ?? offset },
    text,
    title: text,
    description: "",
    id: null,
    status: statement?.status ?? "todo",
    reason: statement?.reason ?? "a task without a status",
    raw: statement?.raw ?? null,
    section: 0,
    end: 1,
    priority: toPriority(valueOf(frontmatter, "priority") ?? ""),
    effortHours: minutes > 0 ? Math.round((minutes / 60) * 100) / 100 : null,
    dates,
    people: [],
    tags: [...new Set([...frontmatter.tags, ...contextsOf(frontmatter)])],
    dependencies: dependenciesOf(frontmatter),
    mentions: [],
    counts: null,
    parent: null,
  };
}

/** Contexts sort tasks as tags do. */
function contextsOf({ lists }: Frontmatter): readonly string[] {
  return (lists.get("contexts") ?? []).map(({ value }) => value.replace(/^@/, "")).filter((name) => name !== "");
}

function dependenciesOf({ lists }: Frontmatter): readonly Dependency[] {
  return (lists.get("blockedBy") ?? []).flatMap(({ value }) => {
    const target = /^\s*\[\[([^\]|]+)(?:\|[^\]]*)?\]\]/.exec(value)?.[1] ?? value.trim();
    return target === "" ? [] : [{ kind: "needs", target }];
  });
}

/** The projects and the tasks before this one, where they are links. */
function linksOf({ lists }: Frontmatter, lines: LineIndex): NoteHead["links"] {
  return [...(lists.get("projects") ?? []), ...(lists.get("blockedBy") ?? [])].flatMap(({ value, range }) => {
    const [link] = findWikilinks(value, { from: 0, to: value.length }, []);
    return link === undefined ? [] : [{ ...link, range, line: lines.lineAt(range.from), item: 0 }];
  });
}
