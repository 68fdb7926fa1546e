import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, type Event } from "js-yaml";
import type { TextRange } from "../text/range";

/** A scalar of YAML. */
export interface YamlScalar {
  readonly text: string;
  /** What the core schema of YAML 1.2 takes it for; numbers and truth values are `other`. */
  readonly type: "string" | "null" | "other";
  /** With its quotation marks; offsets into the YAML. */
  readonly range: TextRange;
}

/** An entry of the map that a document of YAML is. */
export interface YamlEntry {
  readonly key: string;
  /**
   * Its scalar, or the scalars of its list; none for a map or for nothing. Of maps in a list what they are known by, the
   * value of `uid`; what is nested deeper is left out.
   */
  readonly values: readonly YamlScalar[];
}

type ScalarEvent = Extract<Event, { valueStart: number }>;

const NULL = /^(?:~|null|Null|NULL)$/;
const NO_STRING =
  /^(?:true|True|TRUE|false|False|FALSE|[-+]?(?:\d+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF))|0o[0-7]+|0x[0-9a-fA-F]+|\.(?:nan|NaN|NAN))$/;
/** Where an entry of the outermost map may begin. */
const ENTRY_START = /^(?=[^\s#\-\]},])/m;

/** The entries of a map in YAML, in order. Where the whole is not valid, those that are by themselves. */
export function readYamlEntries(yaml: string): readonly YamlEntry[] {
  const whole = tryReading(yaml, 0);
  if (whole !== null) return whole;
  let from = 0;
  return yaml.split(ENTRY_START).flatMap((part) => {
    const entries = tryReading(part, from) ?? [];
    from += part.length;
    return entries;
  });
}

/** The entries of YAML that is valid as a whole and a map in lines of its own, or nothing; null for any other. */
export function readWholeYaml(yaml: string): readonly YamlEntry[] | null {
  const isMap = yaml.split("\n").every((line) => /^\s|^#|^$|^-\s|^[^{[&*!|>%@`.]/.test(line));
  const entries = isMap ? tryReading(yaml, 0) : null;
  return entries?.length === 0 && /^[^\S\n]*[^\s#]/m.test(yaml) ? null : entries;
}

function tryReading(yaml: string, offset: number): YamlEntry[] | null {
  let events: readonly Event[];
  try {
    events = parseEvents(yaml, {});
  } catch {
    return null;
  }
  const entries: YamlEntry[] = [];
  let depth = 0;
  let isList = false;
  /** The entry that is being read; without a key until that was met. */
  const open: { key: string | null; values: YamlScalar[] } = { key: null, values: [] };
  /** In a map of a list the key whose value comes next. */
  let innerKey = null as string | null;
  let isInnerMap = false;
  // Depth 1 is the document, 2 its map, 3 what a value holds.
  const endNode = (event: Event | null): void => {
    if (depth === 4 && isInnerMap) {
      const isScalar = event?.type === EVENT_ID.SCALAR;
      if (innerKey === "uid" && isScalar && event.valueStart >= 0) open.values.push(toScalar(yaml, event, offset));
      innerKey = innerKey !== null ? null : isScalar ? getScalarValue(yaml, event) : "";
    }
    if (depth !== 2) return;
    if (open.key === null) {
      open.key = event === null || event.type !== EVENT_ID.SCALAR ? "" : getScalarValue(yaml, event);
      return;
    }
    if (open.key !== "") entries.push({ key: open.key, values: open.values });
    open.key = null;
    open.values = [];
  };
  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        // A second document is not the note's.
        if (entries.length > 0) return entries;
        depth = 1;
        break;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING:
        if (depth === 1 && event.type === EVENT_ID.SEQUENCE) return [];
        if (depth === 2) isList = event.type === EVENT_ID.SEQUENCE;
        if (depth === 3) [isInnerMap, innerKey] = [isList && event.type === EVENT_ID.MAPPING, null];
        depth++;
        break;
      case EVENT_ID.POP:
        depth--;
        endNode(null);
        break;
      case EVENT_ID.SCALAR:
        // What is empty stands nowhere.
        if (open.key !== null && (depth === 2 || (depth === 3 && isList)) && event.valueStart >= 0)
          open.values.push(toScalar(yaml, event, offset));
        endNode(event);
        break;
      case EVENT_ID.ALIAS:
        endNode(null);
        break;
    }
  }
  return entries;
}

function toScalar(yaml: string, event: ScalarEvent, offset: number): YamlScalar {
  const { style, valueStart, valueEnd } = event;
  const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  const isBlock = style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
  const isPlain = !isQuoted && !isBlock && event.tagStart < 0;
  const text = getScalarValue(yaml, event);
  // A block begins with the sign that says so, at the end of the line before.
  const from = isBlock
    ? yaml.lastIndexOf(style === SCALAR_STYLE.LITERAL_BLOCK ? "|" : ">", valueStart)
    : valueStart - Number(isQuoted);
  return {
    text: isBlock ? text.replace(/\n+$/, "") : text,
    type: !isPlain ? "string" : NULL.test(text) ? "null" : NO_STRING.test(text) ? "other" : "string",
    range: { from: offset + from, to: offset + valueEnd + Number(isQuoted) },
  };
}
