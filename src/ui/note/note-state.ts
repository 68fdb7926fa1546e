import { INITIAL_FINDINGS_STATE, readFindingsState, type FindingsState } from "../../core/roadmap/findings-rows";
import { INITIAL_OUTLINE_STATE, type OutlineState } from "../../core/roadmap/outline-row";
import { readOutlineState } from "../outline/fold";

/** The parts of the plan of a note, from top to bottom. */
export const NOTE_SECTIONS = ["items", "links", "findings"] as const;

export type NoteSection = (typeof NOTE_SECTIONS)[number];

/** What a person has folded in the plans of notes; plain JSON, so that it can be kept with the workspace. */
export interface NoteState {
  readonly closed: readonly NoteSection[];
  readonly outline: OutlineState;
  readonly findings: FindingsState;
}

/** What there is of one note is shown open. */
export const INITIAL_NOTE_STATE: NoteState = {
  closed: [],
  outline: { ...INITIAL_OUTLINE_STATE, fold: "all-open" },
  findings: { ...INITIAL_FINDINGS_STATE, group: "none" },
};

/** Of how many rows it is kept that they are folded, in whichever notes. */
const MOST_KEPT = 500;

/** The state that `value` holds, as far as it does: it comes from a saved workspace, which anyone may edit. */
export function readNoteState(value: unknown, otherwise: NoteState): NoteState {
  if (typeof value !== "object" || value === null) return otherwise;
  const { closed, outline, findings } = value as Partial<Record<keyof NoteState, unknown>>;
  return {
    closed: Array.isArray(closed) ? NOTE_SECTIONS.filter((section) => closed.includes(section)) : otherwise.closed,
    // Only what is folded was chosen.
    outline: { ...otherwise.outline, closed: readOutlineState(outline, otherwise.outline).closed.slice(-MOST_KEPT) },
    findings: {
      ...otherwise.findings,
      toggled: readFindingsState(findings, otherwise.findings).toggled.slice(-MOST_KEPT),
    },
  };
}

/** `state` with a part opened that was closed, or the other way round. */
export function toggleSection(state: NoteState, section: NoteSection): NoteState {
  const closed = state.closed.filter((each) => each !== section);
  return { ...state, closed: closed.length < state.closed.length ? closed : [...closed, section] };
}
