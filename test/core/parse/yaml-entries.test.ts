import { readYamlEntries } from "../../../src/core/parse/yaml-entries";

/** Entries as `key: value|value`, each value as it stands in the YAML, with its type where it is no string. */
function show(yaml: string): readonly string[] {
  return readYamlEntries(yaml).map(({ key, values }) => {
    const shown = values.map(({ text, type, range }) => {
      const source = yaml.slice(range.from, range.to);
      return `${source}${source === text ? "" : ` = ${text}`}${type === "string" ? "" : ` (${type})`}`;
    });
    return `${key}: ${shown.join(" | ")}`;
  });
}

it("a scalar is read with the place where it stands, quotation marks included", () => {
  expect(show("a: in progress # why\nb: \"x\\\"y\"\nc: 'it''s'\n")).toEqual([
    "a: in progress",
    'b: "x\\"y" = x"y',
    "c: 'it''s' = it's",
  ]);
});

it("lists give their scalars, and maps nothing", () => {
  expect(show("a: [x, [y], z]\nb:\n  - p\n  - q: r\n  - s\nc:\n  d: e\nf: g\n")).toEqual([
    "a: x | z",
    "b: p | s",
    "c: ",
    "f: g",
  ]);
});

it("of maps in a list the uid counts, whatever stands beside it", () => {
  expect(
    show('a:\n  - uid: "[[b]]"\n    type: x\n  - type: {uid: no}\n    uid: c\n  - uid: [d]\n  - e\nf: {uid: g}\n'),
  ).toEqual(['a: "[[b]]" = [[b]] | c | e', "f: "]);
});

it("what is no string by the core schema is told apart, unless it is quoted or tagged", () => {
  expect(show('a: 12\nb: "12"\nc: !!str 12\nd: ~\ne:\nf: True\ng: 1.5e3\nh: 1.2.3\n')).toEqual([
    "a: 12 (other)",
    'b: "12" = 12',
    "c: 12",
    "d: ~ (null)",
    "e: ",
    "f: True (other)",
    "g: 1.5e3 (other)",
    "h: 1.2.3",
  ]);
});

it("a block begins with its sign and ends without its last line breaks", () => {
  expect(show("a: >\n  in\n  progress\n\nb: |\n  x\n  y\n").map((line) => line.replace(/^(.).* = /s, "$1: "))).toEqual([
    "a: in progress",
    "b: x\ny",
  ]);
});

it("what is not valid takes nothing away but itself", () => {
  expect(show("a: 1st\nb: [unclosed\nc: x: y\nd: last\n")).toEqual(["a: 1st", "d: last"]);
  expect(show("\tindented: with a tab\na: x\n")).toEqual(["a: x"]);
});

it("anything but a map has no entries; of several documents the first counts", () => {
  expect(show("- a\n- b: c\n")).toEqual([]);
  expect(show("just words")).toEqual([]);
  expect(show("")).toEqual([]);
  expect(show("a: b\n---\nc: d\n")).toEqual(["a: b"]);
});

it("anchors, aliases and keys that are no scalars are passed over", () => {
  expect(show("a: &x y\nb: *x\n? [p, q]\n: r\n__proto__: z\nconstructor: w\n")).toEqual([
    "a: y",
    "b: ",
    "__proto__: z",
    "constructor: w",
  ]);
});
