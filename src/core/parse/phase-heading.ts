import { recognizeStatus, type Recognition } from "../status/recognize";
import { STATUS_SIGNS } from "../status/signs";
import type { Vocabulary } from "../status/vocabulary";

/** A heading taken apart: what it names, and the status that it states at its end or beginning. */
export interface HeadingParts {
  /** The heading without its status. */
  readonly title: string;
  /** `Phase 2`, `Task 0.1`, `v3.1.0`; null when it is no phase by its words. */
  readonly id: string | null;
  readonly status: Recognition | null;
  /** The status as written; null without one. */
  readonly raw: string | null;
}

const STAGE_WORDS = "phase|stage|milestone|sprint|step|task|epic|iteration|week|track|workstream|wave|target version";
const STAGE = new RegExp(`^(${STAGE_WORDS})s?\\s*[:#]?\\s*((?:v\\.?)?\\d+(?:\\.\\d+)*[a-z]?)(?=$|[\\s:.,)–—/-])`, "i");
/** `Phase A`, `Stage II: …`; but neither `Phases`, nor `Epic: A window`. */
const LETTERED_STAGE = new RegExp(
  `^(${STAGE_WORDS})\\s+([a-z](?=$|[:.)–—]|\\s+[-–—([])|[ivx]{2,4}(?=$|[\\s:.)–—]))`,
  "i",
);
const SHORT_STAGE = /^([MP]\d+(?:\.\d+)*)(?=$|[\s:.)–—-])/;
const STAGE_HEADER = new RegExp(`^(?:${STAGE_WORDS}|release|target|version)s?$`, "i");

const LEADING_BOX = /^\[(.)\]\s+/u;
const TRAILING_BRACKET = /\s*[([]([^()[\]]{1,60})[)\]]\s*$/;
const TRAILING_DASH = /\s+[-–—]\s+([^–—]{1,60})$/;
const ORNAMENT = /^[\p{Extended_Pictographic}\ufe0f\u200d\s]$/u;
/** More signs than this at the end of a heading are a drawing. */
const MAX_ORNAMENT = 24;

/** The id that a phase-like title opens with, in the case of a title; null when it opens with none. */
export function phaseIdOf(title: string): string | null {
  const opening = title.replace(/^[^\p{L}\p{N}]+/u, "");
  const stage = STAGE.exec(opening) ?? LETTERED_STAGE.exec(opening);
  if (stage?.[1] !== undefined && stage[2] !== undefined) {
    const word = stage[1].toLowerCase();
    return word === "target version"
      ? stage[2]
      : `${word.charAt(0).toUpperCase()}${word.slice(1)} ${stage[2].toUpperCase()}`;
  }
  return SHORT_STAGE.exec(opening)?.[1] ?? null;
}

/** The word of a column header that makes the rows phases, such as `Phase`; null when it is another header. */
export function phaseColumnWord(header: string): string | null {
  return STAGE_HEADER.test(header.trim()) ? header.trim().replace(/s$/i, "") : null;
}

/**
 * Takes a heading's plain text apart.
 *
 * @example readHeading("Phase 0: Foundation (current)", …) // id "Phase 0", title "Phase 0: Foundation", status active
 * @example readHeading("Task 0.1: Emit events ⏳", …)      // id "Task 0.1", status todo
 */
export function readHeading(plain: string, vocabulary: Vocabulary): HeadingParts {
  const box = LEADING_BOX.exec(plain);
  const text = box === null ? plain : plain.slice(box[0].length);
  const id = phaseIdOf(text);
  if (box !== null) {
    const status = recognizeStatus(box[0].trim(), vocabulary);
    return { title: text, id: id ?? null, status, raw: box[0].trim() };
  }
  return {
    id,
    ...(splitTrailing(text, vocabulary) ??
      splitLeading(text, id, vocabulary) ?? { title: text, status: null, raw: null }),
  };
}

type StatusSplit = Pick<HeadingParts, "title" | "status" | "raw">;

/** The signs and spaces that a text ends with. */
function trailingOrnament(text: string): string {
  const tail = [...text.slice(-MAX_ORNAMENT)];
  let start = tail.length;
  while (start > 0 && ORNAMENT.test(tail[start - 1] ?? "")) start -= 1;
  return tail.slice(start).join("");
}

function splitTrailing(text: string, vocabulary: Vocabulary): StatusSplit | null {
  const ornament = trailingOrnament(text);
  for (const pattern of [TRAILING_BRACKET, TRAILING_DASH]) {
    const match = pattern.exec(text.slice(0, text.length - ornament.length));
    const said = match?.[1];
    if (match === null || said === undefined || match.index === 0) continue;
    const status = recognizeStatus(said, vocabulary);
    if (status?.whole === true) return { title: text.slice(0, match.index).trim(), status, raw: said.trim() };
  }
  const sign = [...ornament.replace(/\ufe0f/g, "")].find((char) => STATUS_SIGNS.has(char));
  if (sign === undefined) return null;
  return {
    title: text.slice(0, text.length - ornament.length),
    status: recognizeStatus(sign, vocabulary),
    raw: ornament.trim(),
  };
}

/** A sign before a phase states it; before any other heading it is an ornament. */
function splitLeading(text: string, id: string | null, vocabulary: Vocabulary): StatusSplit | null {
  const sign = [...text][0] ?? "";
  if (id === null || !STATUS_SIGNS.has(sign)) return null;
  return {
    title: text.slice(sign.length).replace(/^\ufe0f?\s*/, ""),
    status: recognizeStatus(sign, vocabulary),
    raw: sign,
  };
}
