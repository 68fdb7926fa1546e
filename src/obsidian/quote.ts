import { say } from "../core/words/say";

/** A text between the quotes of the language. */
export function quote(text: string): string {
  return say("join.quote", { text });
}

/** What is told of something, behind its name: `“Order ropes”: …`. */
export function toldOf(name: string, text: string): string {
  return say("join.colon", { name: quote(name), text });
}
