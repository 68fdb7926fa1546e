import type { Finding } from "../core/findings/finding";
import type { VaultIndex } from "../core/index/vault-index";
import { FindingsRows, type FindingsState } from "../core/roadmap/findings-rows";
import { NoteOverviewBuilder, type NoteOverview } from "../core/roadmap/note-overview";
import type { OutlineState } from "../core/roadmap/outline-row";
import type { NoteFindings } from "../ui/note/note-pane";
import { messageOf } from "./message-of";
import type { VaultFindings } from "./vault-findings";

/** What a view of one note shows, made of the index: all of it is kept until it changes. */
export class NoteModels {
  readonly #plan: NoteOverviewBuilder;
  readonly #findings: Pick<VaultFindings, "ask">;
  readonly #rows = new FindingsRows();
  #own: { readonly of: readonly unknown[]; readonly list: readonly Finding[] } = { of: [], list: [] };

  constructor(index: VaultIndex, findings: Pick<VaultFindings, "ask">) {
    this.#plan = new NoteOverviewBuilder(index);
    this.#findings = findings;
  }

  plan(path: string, state: OutlineState): NoteOverview | null {
    return this.#plan.build(path, state);
  }

  /** The findings that have a side in a note. */
  findings(path: string, state: FindingsState): NoteFindings {
    const { list, progress, fault } = this.#findings.ask();
    const of = [list, path];
    if (of.some((each, at) => each !== this.#own.of[at])) {
      const isIn = (place: { readonly path: string }): boolean => place.path === path;
      this.#own = { of, list: (list ?? []).filter((finding) => isIn(finding) || finding.related.some(isIn)) };
    }
    const model = this.#rows.build(this.#own.list, state, NO_WORDS);
    return { model, looking: list === null ? progress : null, fault: fault === null ? null : messageOf(fault) };
  }
}

const NO_WORDS: readonly string[] = [];
