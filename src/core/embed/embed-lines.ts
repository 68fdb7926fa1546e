/** A line of a block: `key: value`, as in YAML. Offsets are UTF-16, into the line. */
export interface EmbedLine {
  /** 0-based, in the block. */
  readonly line: number;
  readonly text: string;
  /** In lower case; null where the line has no colon. */
  readonly key: string | null;
  readonly keyFrom: number;
  readonly keyTo: number;
  /** Without quotation marks around it, and without a comment. */
  readonly value: string;
  /** Of the value between its quotation marks. */
  readonly from: number;
  readonly to: number;
}

/**
 * The lines of a block that say something. Unlike in YAML a value is what stands there, whatever it begins with: queries
 * have brackets, `@` and `#`. A comment begins with `#` and a blank.
 */
export function readEmbedLines(source: string): readonly EmbedLine[] {
  return source
    .split(/\r?\n/)
    .flatMap((text, line) => (/^\s*(?:#|---\s*$|$)/.test(text) ? [] : [readLine(text, line)]));
}

function readLine(text: string, line: number): EmbedLine {
  const keyFrom = text.length - text.trimStart().length;
  const colon = text.indexOf(":");
  const keyTo = Math.max(keyFrom, text.slice(0, colon === -1 ? undefined : colon).trimEnd().length);
  const rest = colon === -1 ? text.length : colon + 1;
  const from = text.length - text.slice(rest).trimStart().length;
  const quoted = /^(?:"[^"]*"|'[^']*')(?=\s*(?:\s#\s.*)?$)/.exec(text.slice(from))?.[0];
  const plain = text.slice(from).split(/(?:^|\s)#(?:\s|$)/, 1)[0] ?? "";
  const to = from + (quoted ?? plain.trimEnd()).length;
  const inner = quoted === undefined ? { from, to } : { from: from + 1, to: to - 1 };
  const key = colon === -1 ? null : text.slice(keyFrom, keyTo).toLowerCase();
  return { line, text, key, keyFrom, keyTo, value: text.slice(inner.from, inner.to), ...inner };
}
