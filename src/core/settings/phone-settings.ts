/** What can be spared on phones and tablets, in the order in which it is set. */
export const PHONE_SAVINGS = ["waits", "noBadges"] as const;

export type PhoneSaving = (typeof PHONE_SAVINGS)[number];

/** How the plugin spares phones and tablets. */
export interface PhoneSettings {
  readonly phones: ReadonlySet<PhoneSaving>;
  /** The size of the largest file that is read there, in KB of 1,000 bytes; null where all are. */
  readonly phoneNoteSize: number | null;
}
