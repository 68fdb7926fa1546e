/**
 * Texts that tell, when they are read again, which one they are and whether they are whole.
 *
 * Some are short, some so long that a write of them takes several steps: up to 4 × `step` lines.
 */
export function textOf(note: string, revision: number, step = 900): string {
  const lines = 20 + ((revision * 7919) % 5) * step;
  const task = `- [${revision % 2 === 0 ? " " : "x"}] ${note}`;
  return `# ${note} ${revision}\n\n${task}\n\n${`${note}, revision ${revision}, ö, and so on.\n`.repeat(lines)}end ${revision}\n`;
}

/** Which revision of a note `text` is; an error that shows where it is cut when it is none. */
export function revisionOf(note: string, text: string, step?: number): number {
  const revision = Number(/^# \S+ (\d+)\n/.exec(text)?.[1]);
  if (Number.isInteger(revision) && textOf(note, revision, step) === text) return revision;
  throw new Error(
    `${note} is not whole: ${text.length} characters, from “${text.slice(0, 40)}” to “${text.slice(-40)}”`,
  );
}

/** Numbers from 0 to 1 that are the same for the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
