import fc from "fast-check";
import type { Item, ParsedNote, Run, TaskItem } from "../../../src/core/note/parsed-note";
import { parseNote } from "../../../src/core/parse/parse-note";
import { LineIndex } from "../../../src/core/text/line-index";
import type { TextRange } from "../../../src/core/text/range";
import { anyNote, planLikeNote, RUNS } from "../../support/random-notes";

/** Tries a law on random notes; a failure prints the smallest note that breaks it. */
function forAnyNote(law: (note: ParsedNote, text: string) => void, notes: fc.Arbitrary<string> = anyNote): void {
  fc.assert(
    fc.property(notes, (text) => law(parseNote(text), text)),
    { numRuns: RUNS },
  );
}

const sliceOf = (text: string, { from, to }: TextRange): string => text.slice(from, to);

const isWithin = (inner: TextRange, outer: TextRange): boolean => outer.from <= inner.from && inner.to <= outer.to;

const tasks = (note: ParsedNote): readonly TaskItem[] => note.items.filter((item) => item.kind === "task");

describe("every range", () => {
  const rangesOf = (note: ParsedNote): readonly TextRange[] => [
    ...note.sections.map(({ range }) => range),
    ...note.items.flatMap((item) => [
      item.range,
      ...(item.kind === "task" && item.symbolRange !== null ? [item.symbolRange] : []),
      ...(item.kind === "row" ? [item.statusRange] : []),
      ...(item.kind === "phase" && item.statusRange !== null ? [item.statusRange] : []),
    ]),
    ...note.statements.map(({ range }) => range),
    ...note.links.map(({ range }) => range),
    ...note.refs.map(({ range }) => range),
  ];

  it("of a stated status reads as it is said to be written", () => {
    forAnyNote((note, text) => {
      for (const { statusRange: range, raw, written } of note.items.filter((item) => item.kind !== "task")) {
        if (range !== null) expect(sliceOf(text, range)).toBe(written ?? raw);
      }
      for (const { range, raw, written, in: where } of note.statements) {
        if (where === "text") expect(sliceOf(text, range)).toBe(written ?? raw);
      }
    });
  });

  it("lies within the text", () => {
    forAnyNote((note, text) => {
      for (const { from, to } of rangesOf(note)) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(text.length);
      }
    });
  });

  it("begins on the line that is said of it", () => {
    forAnyNote((note, text) => {
      const lines = new LineIndex(text);
      const all = [...note.sections, ...note.items, ...note.statements, ...note.links, ...note.refs];
      for (const { line, range } of all) expect(lines.lineAt(range.from)).toBe(line);
    });
  });
});

describe("the range", () => {
  it("of a box's character reads that character, between brackets, in the task's source line", () => {
    forAnyNote((note, text) => {
      for (const { symbol, symbolRange, source, range } of tasks(note)) {
        if (symbol === null || symbolRange === null) continue;
        expect(sliceOf(text, symbolRange)).toBe(symbol);
        expect(text.slice(symbolRange.from - 1, symbolRange.to + 1)).toBe(`[${symbol}]`);
        expect(isWithin(symbolRange, range)).toBe(true);
        const lines = new LineIndex(text);
        expect(source).toBe(lines.lineText(lines.lineAt(symbolRange.from)));
      }
    });
  });

  it("of a heading's section begins with the heading, and ends where the next of its level begins", () => {
    forAnyNote((note, text) => {
      for (const section of note.sections) {
        if (section.level > 0) expect(text.slice(section.range.from)).toMatch(/^\s*\S/);
        const next = note.sections.find(
          (other) => other.range.from > section.range.from && other.level <= section.level,
        );
        expect(section.range.to).toBe(next?.range.from ?? text.length);
      }
    });
  });

  it("of a link reads the link", () => {
    forAnyNote((note, text) => {
      for (const { kind, embed, range, linkpath } of note.links) {
        const written = sliceOf(text, range);
        expect(written.startsWith(embed ? "!" : "[")).toBe(true);
        if (kind !== "wikilink") continue;
        expect(written).toMatch(/^!?\[\[.*\]\]$/);
        expect(written).toContain(linkpath);
      }
    });
  });

  it("of a ref reads the path in its ticks", () => {
    forAnyNote((note, text) => {
      for (const { path, range } of note.refs) {
        expect(sliceOf(text, range).replace(/^`+ ?| ?`+$/g, "")).toBe(path);
      }
    });
  });

  it("of a statement reads the value, but for marks, escapes and wrong decoding", () => {
    forAnyNote((note, text) => {
      for (const { range, raw, in: where } of note.statements) {
        const written = sliceOf(text, range);
        const isAsWritten = where === "frontmatter" ? !written.includes("\\") : isPlain(written);
        if (isAsWritten) expect(lettersOf(written)).toBe(lettersOf(raw));
      }
    });
  });

  it("of a row's status reads its cell, but for marks, escapes and wrong decoding", () => {
    forAnyNote((note, text) => {
      for (const item of note.items) {
        if (item.kind !== "row") continue;
        const written = sliceOf(text, item.statusRange);
        if (isPlain(written)) expect(lettersOf(written)).toBe(lettersOf(item.raw));
      }
    });
  });

  /** Without links, HTML, comments, entities and wrong decoding, which read otherwise than they are written. */
  function isPlain(written: string): boolean {
    return !/[<>&\]%‚úâðŸ`\\\0]/.test(written);
  }

  function lettersOf(text: string): string {
    return text.replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]/gu, "");
  }
});

describe("items", () => {
  it("stand in the order of the text", () => {
    forAnyNote((note) => {
      const starts = note.items.map(({ range }) => range.from);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    });
  });

  it("end within what they stand under, and their parents stand around them", () => {
    forAnyNote((note) => {
      note.items.forEach((item, index) => {
        expect(item.end).toBeGreaterThan(index);
        expect(item.end).toBeLessThanOrEqual(note.items.length);
        const parent = item.parent === null ? undefined : note.items[item.parent];
        if (item.parent === null || parent === undefined) return;
        expect(item.parent).toBeLessThan(index);
        expect(item.end).toBeLessThanOrEqual(parent.end);
      });
    });
  });

  it("nest: of two runs one lies within the other, or they are apart", () => {
    forAnyNote((note) => {
      const runs = note.items.map((item, start): Run => ({ start, end: item.end }));
      expectNested([...runs, ...note.sections.map(({ items }) => items)]);
    });
  });

  it("stand in the innermost section around them, and in the runs of all sections around that", () => {
    forAnyNote((note) => {
      note.items.forEach((item, index) => {
        const opened = note.sections.filter(({ range }) => range.from <= item.range.from);
        expect(item.section).toBe(opened.length - 1);
        note.sections.forEach((section, at) => {
          const isInside = at === item.section || isAncestor(note, at, item.section);
          expect([at, isInRun(section.items, index)]).toEqual([at, isInside]);
        });
      });
    });
  });

  it("that are phases open their section, and end with it", () => {
    forAnyNote((note) => {
      note.sections.forEach((section, at) => {
        if (section.phase === null) return;
        const phase = note.items[section.phase];
        expect(phase?.kind).toBe("phase");
        expect(phase?.section).toBe(at);
        expect({ start: section.phase, end: phase?.end }).toEqual(section.items);
      });
    });
  });

  it("hold what a link covers: those of its own item at least", () => {
    forAnyNote((note) => {
      for (const { item, covers } of [...note.links, ...note.refs]) {
        expect(covers.start).toBeGreaterThanOrEqual(0);
        expect(covers.end).toBeGreaterThanOrEqual(covers.start);
        expect(covers.end).toBeLessThanOrEqual(note.items.length);
        if (item !== null) expect(isInRun(covers, item)).toBe(true);
      }
    });
  });

  function isInRun(run: Run, index: number): boolean {
    return run.start <= index && index < run.end;
  }

  function isAncestor(note: ParsedNote, outer: number, inner: number): boolean {
    for (let at = note.sections[inner]?.parent ?? null; at !== null; at = note.sections[at]?.parent ?? null) {
      if (at === outer) return true;
    }
    return false;
  }

  function expectNested(runs: readonly Run[]): void {
    for (const a of runs) {
      for (const b of runs) {
        const isApart = a.end <= b.start || b.end <= a.start;
        const isInside = (a.start <= b.start && b.end <= a.end) || (b.start <= a.start && a.end <= b.end);
        expect(isApart || isInside).toBe(true);
      }
    }
  }
});

describe("the same note", () => {
  /** What is read without where it stands. */
  const digest = (note: ParsedNote): unknown => ({
    title: note.title,
    sections: note.sections.map(({ heading, level, line, parent, phase, items }) => ({
      heading,
      level,
      line,
      parent,
      phase,
      items,
    })),
    items: note.items.map((item) => withoutRanges(item)),
    statements: note.statements.map(({ range: _, ...statement }) => statement),
    links: note.links.map(({ range: _, ...link }) => link),
    refs: note.refs.map(({ range: _, ...ref }) => ref),
  });

  const withoutRanges = (item: Item): unknown => {
    const { range: _, ...rest } = item;
    const source = item.kind === "task" ? item.source.replace(/^\ufeff/, "") : null;
    return { ...rest, source, symbolRange: null, statusRange: null };
  };

  it("reads the same with CRLF", () => {
    forAnyNote((note, text) => {
      expect(digest(parseNote(text.replace(/\n/g, "\r\n")))).toEqual(digest(note));
    }, planLikeNote);
  });

  it("reads the same after a byte order mark, one further on", () => {
    forAnyNote((note, text) => {
      const marked = parseNote(`\ufeff${text}`);
      expect(digest(marked)).toEqual(digest(note));
      const starts = (of: ParsedNote): readonly number[] => of.items.map(({ range }) => range.from);
      expect(starts(marked)).toEqual(starts(note).map((from) => from + 1));
    }, planLikeNote);
  });

  it("reads the same twice, and survives being sent as JSON", () => {
    forAnyNote((note, text) => {
      expect(parseNote(text)).toEqual(note);
      expect(JSON.parse(JSON.stringify(note))).toEqual(note);
    });
  });

  it("reads the same with other text in front, further down", () => {
    forAnyNote((note, text) => {
      if (text.startsWith("---") || text.startsWith("\ufeff")) return;
      const moved = parseNote(`One paragraph.\n\n${text}`);
      expect(moved.items.map(({ line, title, status }) => [line - 2, title, status])).toEqual(
        note.items.map(({ line, title, status }) => [line, title, status]),
      );
    }, planLikeNote);
  });
});
