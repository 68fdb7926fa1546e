/** The text as CodeMirror holds it: `\n` only. */
export function toEditorText(diskText: string): string {
  return diskText.replace(/\r\n?/g, "\n");
}

/**
 * The editor's text with the line endings of the file it came from: lines that did not change keep theirs, new ones take
 * the most frequent one.
 */
export function toDiskText(editorText: string, previousDiskText: string): string {
  if (!previousDiskText.includes("\r")) return editorText;
  const before = previousDiskText.split(/(?<=\r\n|\n|\r(?!\n))/);
  const after = editorText.split(/(?<=\n)/);
  const bare = before.map(toEditorText);
  let start = 0;
  while (start < after.length && start < bare.length && after[start] === bare[start]) start++;
  let end = 0;
  while (end < after.length - start && end < bare.length - start && after.at(-1 - end) === bare.at(-1 - end)) end++;
  const crlf = before.filter((line) => line.endsWith("\r\n")).length;
  const common = crlf * 2 >= before.length - 1 ? "\r\n" : "\n";
  return [
    ...before.slice(0, start),
    ...after.slice(start, after.length - end).map((line) => line.replace(/\n$/, common)),
    ...before.slice(before.length - end),
  ].join("");
}
