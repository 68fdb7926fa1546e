import type { Forms, Message } from "./message";

/** The sentences of a language by the numbers of their keys, of the text that the build makes of its catalogue. */
export function unpackCatalogue(text: string): readonly Message[] {
  return text.split("\n").map((message) => (message.includes("\t") ? toForms(message.split("\t")) : message));
}

/** By turns the name of a form and the sentence. */
function toForms(parts: readonly string[]): Forms {
  const forms: Record<string, string> = {};
  for (let at = 0; at < parts.length; at += 2) forms[parts[at] ?? ""] = parts[at + 1] ?? "";
  return { ...forms, other: forms["other"] ?? "" };
}
