import type { Catalogue, Key } from "../../../src/core/words/catalogue";
import { ENGLISH } from "../../../src/core/words/english";
import { CHINESE } from "../../../src/core/words/languages/chinese";
import { FRENCH } from "../../../src/core/words/languages/french";
import { GERMAN } from "../../../src/core/words/languages/german";
import { JAPANESE } from "../../../src/core/words/languages/japanese";
import { PORTUGUESE } from "../../../src/core/words/languages/portuguese";
import { SPANISH } from "../../../src/core/words/languages/spanish";
import type { Message } from "../../../src/core/words/message";

const CATALOGUES: Readonly<Record<string, Catalogue>> = {
  de: GERMAN,
  es: SPANISH,
  fr: FRENCH,
  ja: JAPANESE,
  pt: PORTUGUESE,
  zh: CHINESE,
};

/** Sentences that may read as in English, since the words are the same there. */
const ALIKE: Readonly<Record<string, readonly Key[]>> = {
  de: [
    ...(["day.quarter-short", "day.week-short", "pane.roadmap", "pane.board", "trend.chart", "badge.status"] as const),
    ...(["dialog.name", "colour.orange", "settings.badge-status", "settings.badge-link"] as const),
    ...(["settings.property-status", "bases.status", "bases.person", "bases.phase"] as const),
    ...(["export.title", "export.picture", "export.in-scope", "export.done-in", "export.hours"] as const),
  ],
  es: ["severity.error", "timeline.zoom", "export.hours"],
  fr: [
    ...(["count.notes", "kind.note", "kind.section", "kind.phase", "timeline.zoom", "why.phase"] as const),
    ...(["action.dates", "colour.orange", "colour.cyan", "settings.badge-note", "settings.level-info"] as const),
    ...(["bases.note", "bases.phase", "export.hours"] as const),
  ],
  pt: [
    ...(["pane.roadmap", "timeline.zoom", "trend.chart", "badge.status", "tour.label"] as const),
    ...(["settings.badge-status", "settings.badge-link", "settings.property-status", "bases.status"] as const),
    ...(["export.title", "export.picture", "export.hours"] as const),
  ],
  ja: [],
  zh: ["day.quarter-short"],
};

const keys = Object.keys(ENGLISH) as Key[];
const english: Catalogue = ENGLISH;
const formsOf = (message: Message): readonly string[] =>
  typeof message === "string" ? [message] : Object.values(message);
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{(.*?)\}/g)].map(([, name]) => name ?? "").sort();
/** In French, Spanish and Portuguese only millions in words are `many`: `other` does for what is written in figures. */
const categoriesOf = (code: string): readonly string[] =>
  new Intl.PluralRules(code).resolvedOptions().pluralCategories.filter((name) => name !== "many" || code === "en");

describe.each(Object.entries({ en: english, ...CATALOGUES }))("the sentences in %s", (code, catalogue) => {
  test("are those of English, in its order", () => {
    expect(Object.keys(catalogue)).toEqual(keys);
  });

  test("are not empty, and hold nothing that parts sentences", () => {
    const bad = keys.filter((key) =>
      formsOf(catalogue[key]).some((text) => text.trim() !== text || /^$|[\n\t]/.test(text)),
    );
    expect(bad).toEqual([]);
  });

  test("have the places to fill in that English has", () => {
    for (const key of keys) {
      const wanted = namesIn(formsOf(english[key]).at(-1) ?? "");
      const message = catalogue[key];
      // One of something may be said without its figure.
      const one = typeof message === "string" ? undefined : message.one;
      for (const text of formsOf(message)) {
        const names = namesIn(text);
        const isBare = text === one && !names.includes("count");
        expect([key, isBare ? [...names, "count"].sort() : names]).toEqual([key, wanted]);
      }
      expect([
        key,
        formsOf(catalogue[key])
          .join("")
          .split(/\{[a-z]+\}/)
          .join(""),
      ]).toEqual([key, expect.not.stringMatching(/[{}]/)]);
    }
  });

  test("have the plural forms of the language where a count changes the English one", () => {
    const categories = [...categoriesOf(code)].sort();
    for (const key of keys) {
      const message = catalogue[key];
      if (typeof english[key] === "string") expect([key, typeof message]).toEqual([key, "string"]);
      else if (categories.length > 1) expect([key, Object.keys(message).sort()]).toEqual([key, categories]);
    }
  });
});

test.each(Object.entries(CATALOGUES))("no sentence in %s was left in English", (code, catalogue) => {
  const hasWords = (key: Key): boolean =>
    /\p{L}{1}/u.test(
      formsOf(english[key])
        .join("")
        .replace(/\{.*?\}/g, ""),
    );
  const alike = keys.filter((key) => hasWords(key) && formsOf(catalogue[key]).join() === formsOf(english[key]).join());
  expect(alike).toEqual([...(ALIKE[code] ?? [])].sort((a, b) => keys.indexOf(a) - keys.indexOf(b)));
});
