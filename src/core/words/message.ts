/** The forms of a sentence that a count changes, by the categories of `Intl.PluralRules`. */
export type Forms = Readonly<Partial<Record<"zero" | "one" | "two" | "few" | "many", string>> & { other: string }>;

/** A sentence, with `{name}` where something is filled in. */
export type Message = string | Forms;
