import type { Finding } from "../../core/findings/finding";
import type { DiffHunk } from "../../core/text/line-diff";

/** What changes in a note. */
export interface NoteDiff {
  readonly path: string;
  readonly hunks: readonly DiffHunk[];
}

/** What a fix would change, which it does when it is applied, and nothing else. */
export interface FixPreview {
  readonly notes: readonly NoteDiff[];
  /** Whether all of it was done; the person is told what was not. */
  apply(): Promise<boolean>;
}

/** What the findings ask of whoever shows them. Nothing rejects: the person is told what cannot be done. */
export interface FindingsHost {
  /** Null where the finding is none any more. */
  preview(finding: Finding): Promise<FixPreview | null>;
  /** Asks whether to fix several, with what that changes; whether they were fixed. */
  fixAll(title: string, findings: readonly Finding[]): Promise<boolean>;
  /** Has a note say that it is not to be looked at by the finding's rule; whether it does. */
  mute(finding: Finding): Promise<boolean>;
  showMenu(finding: Finding, event: MouseEvent): void;
}
