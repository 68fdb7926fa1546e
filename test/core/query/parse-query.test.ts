import fc from "fast-check";
import { parseQuery } from "../../../src/core/query/parse-query";
import type { QueryNode, Term } from "../../../src/core/query/query-term";
import { toTokens } from "../../../src/core/query/tokens";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";

const words = {
  get vocabulary() {
    return defaultVocabulary();
  },
};

/** A query in short: `(all harbour (not status done))`. */
function show(node: QueryNode): string {
  switch (node.kind) {
    case "text":
      return `“${node.text}”`;
    case "term":
      return `[${showTerm(node.term)}]`;
    case "not":
      return `not ${show(node.node)}`;
    case "all":
    case "any":
      return `${node.kind}(${node.nodes.map(show).join(", ")})`;
  }
}

function showTerm({ key, ...value }: Term): string {
  const values: readonly unknown[] = Object.values(value);
  const parts = values.flatMap((each) =>
    typeof each === "object" && each !== null ? (Object.values(each) as readonly unknown[]) : [each],
  );
  return [key, ...parts].join(" ");
}

function read(text: string): string {
  const { query, error } = parseQuery(text, words);
  return error === undefined ? show(query) : `${error.message} at “${text.slice(error.from, error.to)}”`;
}

test.each([
  ["", "all()"],
  ["   ", "all()"],
  ["Harbour", "“harbour”"],
  ["harbour wall", "all(“harbour”, “wall”)"],
  ['"harbour wall" north', "all(“harbour wall”, “north”)"],
  ["status:active", "[status active]"],
  ["STATUS:Done", "[status done]"],
  ['status:"In progress"', "[status active]"],
  ["status:in-progress", "[status active]"],
  ["status:erledigt", "[status done]"],
  ["status:🔄", "[status active]"],
  ["status:unknown", "[status unknown]"],
  ["is:open", "[is open]"],
  ["is:critical", "[is critical]"],
  ["priority:high", "[priority = 4]"],
  ["priority:>=high", "[priority >= 4]"],
  ['phase:"Phase 2"', "[phase phase 2]"],
  ["path:Plans/", "[path plans/]"],
  ["tag:#x/y tag:x/", "all([tag x/y], [tag x])"],
  ["link:[[Ship plan#Sails|the ship]]", "[link Ship plan #Sails]"],
  ["link:Ship", "[link Ship ]"],
  ["id:B3", "[id b3]"],
  ["person:@Ada person:Ada", "all([person ada], [person ada])"],
  ["due:<2025-12-01", "[due < 2025-12-01 2025-12-01]"],
  ["due:2025-12", "[due = 2025-12-01 2025-12-31]"],
  ["due:this-week", "[due = this-week 0]"],
  ["due:next-7-days", "[due = next-days 7]"],
  ["due:overdue", "[is overdue]"],
  ["done:>=last-week", "[done >= last-week 0]"],
  ["effort:>8h", "[effort > 8]"],
  ["effort:<=2d", "[effort <= 16]"],
  ["effort:30m effort:1.5", "all([effort = 0.5], [effort = 1.5])"],
  ["has:due", "[has due]"],
  ["kind:row", "[kind row]"],
  ["-status:done", "not [status done]"],
  ["-(a b)", "not all(“a”, “b”)"],
  ['-"not this"', "not “not this”"],
  ["a OR b c", "any(“a”, all(“b”, “c”))"],
  ["a (b OR c)", "all(“a”, any(“b”, “c”))"],
  ["a or b", "all(“a”, “or”, “b”)"],
  ['"OR"', "“or”"],
  // What only looks like more than words.
  ["- --flag ->", "all(“-”, “--flag”, “->”)"],
  ["deploy(v2) :)", "all(“deploy(v2)”, “:)”)"],
  ["(deploy(v2))", "“deploy(v2)”"],
  ["https://example.com 12:30 note:", "all(“https://example.com”, “12:30”, “note:”)"],
  ["[[", "“[[”"],
  ["ORbit", "“orbit”"],
])("%j is read", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ["status:actve", "“actve” is no status. at “actve”"],
  ["a is:blue b", "“blue” is no state. at “blue”"],
  ["colour:red", "There is no term “colour:”. To look for the words, put them in quotation marks. at “colour:”"],
  ["status:", "“status:” needs a value, as in status:active. at “status:”"],
  ["phase:>2", "“phase:” has no more and less. at “>”"],
  ["due:=>2025-12-01", "“=>” compares nothing. at “=>”"],
  ["due:2025-02-30", "“2025-02-30” is no day. at “2025-02-30”"],
  ["effort:long", "“long” is no length of time. at “long”"],
  ['a "b', 'This quotation mark is not closed. at “"b”'],
  ['phase:"Phase 2', 'This quotation mark is not closed. at “"Phase 2”'],
  ["link:[[Ship", "This link is not closed. at “[[Ship”"],
  ["(a OR b", "This bracket is not closed. at “(”"],
  ["a ) b", "There is no bracket for this one to close. at “)”"],
  ["()", "There is nothing in these brackets. at “()”"],
  ["OR a", "“OR” needs something before it. at “OR”"],
  ["a OR", "“OR” needs something after it. at “OR”"],
  ["(".repeat(41) + "a", "Brackets stand in each other more than 40 deep. at “(”"],
])("%j is told to be wrong", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test("an error says what may stand there", () => {
  const allowed = (text: string): readonly string[] => parseQuery(text, words).error?.allowed ?? [];
  expect(allowed("is:blue")).toContain("ready");
  expect(allowed("status:x-y")).toContain("deferred");
  expect(allowed("colour:red")).toContain("due:");
  expect(allowed("due:==today")).toEqual(["=", "<", "<=", ">", ">="]);
});

test("what more text can make right is told from what is wrong", () => {
  const isIncomplete = (text: string): boolean | undefined => parseQuery(text, words).error?.isIncomplete;
  for (const text of ["status:", "status:ac", "due:2025-1", "due:next-", "due:>", '"a', "(a", "a OR", "link:[[Sh"]) {
    expect([text, isIncomplete(text)]).toEqual([text, true]);
  }
  for (const text of ["status:xy", "colour:red", "a )", "phase:>2", "due:20x"]) {
    expect([text, isIncomplete(text)]).toEqual([text, false]);
  }
});

const PIECES = [
  "a",
  "b c",
  '"',
  "(",
  ")",
  "-",
  " ",
  " OR ",
  ":",
  "status:",
  "due:<",
  "[[",
  "]]",
  "#",
  "is:open",
  "2025-12",
  ">=",
  "😀",
  "\n",
];
const anyQuery = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 40 }),
);

test("any text is a query or an error within it", () => {
  fc.assert(
    fc.property(anyQuery, (text) => {
      const { query, error } = parseQuery(text, words);
      if (error === undefined) return query.kind.length > 0;
      return error.from >= 0 && error.from < error.to && error.to <= text.length && error.message.endsWith(".");
    }),
    { numRuns: 1000 },
  );
});

test("the pieces of any text follow each other, and leave out nothing but blanks", () => {
  fc.assert(
    fc.property(anyQuery, (text) => {
      let at = 0;
      for (const { from, to, valueFrom } of toTokens(text)) {
        expect(text.slice(at, from).trim()).toBe("");
        expect(from < to && from <= valueFrom && valueFrom <= to).toBe(true);
        at = to;
      }
      expect(text.slice(at).trim()).toBe("");
    }),
  );
});

test("a query of any length is read without running out of stack", () => {
  expect(parseQuery("(".repeat(100_000), words).error?.message).toMatch(/deep/);
  expect(parseQuery("-a ".repeat(50_000), words).error).toBeUndefined();
  expect(parseQuery("a OR ".repeat(50_000) + "b", words).error).toBeUndefined();
});
