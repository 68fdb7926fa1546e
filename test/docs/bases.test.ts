import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { findPropertyFault } from "../../src/core/settings/rollup-properties";
import { optionsOf, toSaved, VIEW_KINDS, type ViewConfig } from "../../src/obsidian/bases/view-kinds";
import { parseQuery } from "../../src/core/query/parse-query";
import { defaultVocabulary } from "../../src/core/status/vocabulary";

const page = readFileSync(join(__dirname, "../../docs/bases.md"), "utf8");
const bases = [...page.matchAll(/^```base\n([\s\S]*?)^```$/gm)].map((match) => parse(match[1] ?? "") as Base);
const views = bases.flatMap((base) => base.views).filter(({ type }) => VIEW_KINDS.some(({ id }) => id === type));
const rows = [...page.matchAll(/^\| `([A-Za-z]+)` +\| ([^|]+) \| (.*) \| ([a-z, ]+)\|$/gm)].map(
  ([, key = "", menu = "", values = "", of = ""]) => ({
    key,
    menu: menu.trim(),
    values: values.trim(),
    of: of.trim().split(", "),
  }),
);

interface Base {
  readonly views: readonly (Readonly<Record<string, unknown>> & { readonly type: string })[];
}
const OWN = ["type", "name", "filters"];

describe("the page of Bases", () => {
  it("has an example of every view", () => {
    expect(new Set(views.map(({ type }) => type))).toEqual(new Set(VIEW_KINDS.map(({ id }) => id)));
  });

  it.each(views)("says nothing in $name that the view does not know", (view) => {
    const kind = VIEW_KINDS.find(({ id }) => id === view.type);
    if (kind === undefined) throw new Error("There is no such view");
    const known = optionsOf(kind).flatMap((option) => ("key" in option ? [option] : []));
    for (const [key, value] of Object.entries(view).filter(([each]) => !OWN.includes(each))) {
      const option = known.find((each) => each.key === key);
      if (option?.type === "dropdown") expect(Object.keys(option.options)).toContain(value);
      else expect(typeof value).toBe(option?.type === "toggle" ? "boolean" : "string");
    }
    const config: ViewConfig = { get: (key) => view[key] };
    const { query } = toSaved(kind, config);
    expect(parseQuery(query, { vocabulary: defaultVocabulary() }).error).toBeUndefined();
  });

  it.each(VIEW_KINDS)("has all options of the $view in its table", (kind) => {
    const told = rows.filter(({ of }) => of.includes(kind.view));
    const options = optionsOf(kind).flatMap((option) => ("key" in option ? [option] : []));
    expect(told.map(({ key, menu }) => [key, menu])).toEqual(options.map(({ key, displayName }) => [key, displayName]));
    for (const option of options) {
      if (option.type !== "dropdown") continue;
      const { values = "" } = told.find(({ key }) => key === option.key) ?? {};
      expect(values).toBe(
        Object.keys(option.options)
          .map((value) => `\`${value}\``)
          .join(", "),
      );
    }
  });

  it.each([...page.matchAll(/`([a-z-]+): [^`]*` +\|$/gm)].map((match) => match[1] ?? ""))(
    "names the property %s, which can be one",
    (name) => {
      expect(findPropertyFault(name, [])).toBeNull();
    },
  );
});
