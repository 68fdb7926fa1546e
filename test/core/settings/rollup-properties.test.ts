import { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { readSettings } from "../../../src/core/settings/read-settings";
import { findPropertyFault, NO_PROPERTIES, type RollupProperties } from "../../../src/core/settings/rollup-properties";
import { rollupValues } from "../../../src/core/settings/rollup-values";
import { toStored } from "../../../src/core/settings/settings";

const ALL: RollupProperties = { progress: "progress", open: "open", status: "plan-status" };

function valuesOf(text: string, properties = ALL): Readonly<Record<string, unknown>> | null {
  const index = new VaultIndex();
  index.setNote("Boat.md", parseNote(text));
  const values = rollupValues(index, "Boat.md", properties);
  return values === null ? null : Object.fromEntries(values);
}

describe("what is written of a plan", () => {
  it("is what the roadmap counts", () => {
    const text = "- [x] Mast\n- [/] Sails\n- [ ] Ropes\n- [-] Flag\n";
    expect(valuesOf(text)).toEqual({ progress: 33, open: 2, "plan-status": "active" });
    expect(valuesOf(text, { ...NO_PROPERTIES, open: "left" })).toEqual({ left: 2 });
    expect(valuesOf(text, NO_PROPERTIES)).toEqual({});
  });

  it("is nothing for a note without a plan", () => {
    expect(valuesOf("Words.\n")).toBeNull();
    expect(valuesOf("---\nstatus: done\n---\nWords.\n")).toBeNull();
    expect(valuesOf("---\nroadmap: false\n---\n- [ ] Mast\n")).toBeNull();
  });

  it("is the same once it stands there: it is never read as a part of the plan", () => {
    const text = "- [x] Mast\n- [ ] Sails\n";
    const head = Object.entries(valuesOf(text) ?? {}).map(([name, value]) => `${name}: ${String(value)}\n`);
    expect(valuesOf(`---\n${head.join("")}---\n${text}`)).toEqual(valuesOf(text));
  });
});

describe("a name for a property", () => {
  it.each(["progress", "Fortschritt", "plan-status", "计划", "Open items", "done_percent"])("can be %s", (name) => {
    expect(findPropertyFault(name, [])).toBeNull();
  });

  it.each(["", "a: b", "1st", "#x", "-", "x".repeat(61), "true", "null"])("cannot be %j", (name) => {
    expect(findPropertyFault(name, [])).not.toBeNull();
  });

  it("cannot be one that is used already", () => {
    expect(findPropertyFault("Progress", ["progress"])).toContain("used for something else");
  });

  it.each(
    "status State title aliases alias tags tag roadmap roadmap-badges week-1 week_one kanban-plugin type isTask due scheduled priority projects contexts timeEstimate blockedBy dateCreated completedDate".split(
      " ",
    ),
  )("cannot be %s, which the reader understands", (name) => {
    expect(findPropertyFault(name, [])).toContain("read as a part of the plan");
  });
});

describe("stored names", () => {
  it("are read as they were stored", () => {
    const { settings, problems } = readSettings({ properties: { progress: "done", status: "plan-status" } });
    expect(problems).toEqual([]);
    expect(settings.properties).toEqual({ progress: "done", open: "", status: "plan-status" });
    expect(toStored(settings)["properties"]).toEqual({ progress: "done", status: "plan-status" });
    expect(toStored(readSettings({}).settings)).not.toHaveProperty("properties");
  });

  it("that a property cannot have are told and kept, and nothing is written to them", () => {
    const properties = { status: "status", progress: 4, other: "x" };
    const { settings, problems } = readSettings({ properties });
    expect(toStored(settings)["properties"]).toEqual(properties);
    expect(settings.properties).toEqual(NO_PROPERTIES);
    expect(problems.map(({ path }) => path.join("."))).toEqual([
      "properties.status",
      "properties.progress",
      "properties.other",
    ]);
  });
});
