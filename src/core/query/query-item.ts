import type { Dates, Priority } from "../note/parsed-note";
import type { StatedStatus } from "../status/status";
import type { QueryKind } from "./query-term";

/** What queries ask an item of the plan; or a note in which nothing stands, by its own status. What it inherits counts. */
export interface QueryItem {
  readonly path: string;
  /** Its place in the note; null for the note. */
  readonly place: number | null;
  readonly kind: QueryKind;
  /** As the outline shows it: of what states none, that which follows from the counts below it. */
  readonly status: StatedStatus | null;
  readonly id: string | null;
  readonly priority: Priority | null;
  readonly dates: Dates;
  readonly effortHours: number | null;
  /** Without `@`. */
  readonly people: readonly string[];
  /** Its own and those of all that it stands under, without `#`, in lower case. */
  readonly tags: readonly string[];
  /** The phases that it stands in, itself included where it is one; in lower case. */
  readonly phases: readonly PhaseName[];
  /** Whether it says that it needs something. */
  readonly hasDependency: boolean;
  /** Whether it, or what it stands under, needs something that is not done. */
  readonly isWaiting: boolean;
  /** Whether the end of its note rests on it. */
  readonly isCritical: boolean;
  /**
   * Whether it can be worked on: it is open, and neither it nor anything that it stands under, its note included, waits, is
   * blocked, put off, called off or of the past, or starts later.
   *
   * @param today `YYYY-MM-DD`
   */
  isReadyOn(today: string): boolean;
  /** Whether it, or something that it stands under, has a text in it; given in lower case. */
  hasText(text: string): boolean;
}

/** How a phase is called. */
export interface PhaseName {
  readonly id: string | null;
  readonly title: string;
}
