/** What one process is to time, as the command sends it. */
export interface Job {
  readonly subject: string;
  /** The folder of the vault. */
  readonly folder: string;
  /** The folder that holds what is kept of the vault for the next start. */
  readonly kept: string;
  /** The share of the notes that remark parses. */
  readonly share: number;
  /** The note that is edited: its kind and its size in characters. */
  readonly note: { readonly kind: "document" | "list" | "table"; readonly characters: number };
  readonly editCount: number;
  /** The built plugin. */
  readonly plugin: string;
}

/** What a process found out: milliseconds, bytes or counts, as the name says. */
export type Figures = Readonly<Record<string, number>>;

export type Subject = (job: Job) => Figures;
