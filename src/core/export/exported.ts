import type { VaultIndex } from "../index/vault-index";
import type { Board, BoardCard } from "../roadmap/board/board";
import type { FindingsModel } from "../roadmap/findings-rows";
import type { Outline } from "../roadmap/outline-row";
import type { Timeline } from "../roadmap/timeline/timeline";
import type { Trend } from "../roadmap/trend/trend";

/** What a view shows, with everything unfolded. */
export type Exported =
  | { readonly view: "outline"; readonly outline: Outline }
  | { readonly view: "board"; readonly board: Board }
  | { readonly view: "timeline"; readonly timeline: Timeline }
  | { readonly view: "findings"; readonly findings: FindingsModel }
  | { readonly view: "trend"; readonly trend: Trend }
  | { readonly view: "next"; readonly cards: readonly BoardCard[] };

export type ExportView = Exported["view"];

/** What an export tells besides what is shown. */
export interface ExportContext {
  /** The day of it, `YYYY-MM-DD`. */
  readonly today: string;
  /** In which language days are written in pictures; a BCP 47 tag. */
  readonly locale: string;
  /** The query as typed; empty for none. */
  readonly query: string;
  /** How the scope is called; null for the whole vault. */
  readonly scope: string | null;
  readonly openOnly: boolean;
  /** Where the headings stand to which links lead. */
  readonly index: VaultIndex;
}

/** Whether a view leaves out what is closed when it is asked to; the others show it in any case, or never. */
export function canBeOpenOnly(view: ExportView): boolean {
  return view === "outline" || view === "board" || view === "timeline";
}
