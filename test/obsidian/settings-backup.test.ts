import type { DataAdapter } from "obsidian";
import { backUpFaulty } from "../../src/obsidian/settings-backup";

/** A disk in memory, as far as it is asked for here. */
function diskOf(files: Map<string, string>): DataAdapter {
  const read = (path: string): Promise<string> => {
    const text = files.get(path);
    return text === undefined ? Promise.reject(new Error(`No file ${path}`)) : Promise.resolve(text);
  };
  const exists = (path: string): Promise<boolean> => Promise.resolve(files.has(path));
  const write = (path: string, text: string): Promise<void> => Promise.resolve(void files.set(path, text));
  return { read, exists, write } as unknown as DataAdapter;
}

const BROKEN = '{ "words": {';

test("nothing is kept of a file that is missing or right", async () => {
  for (const files of [
    new Map<string, string>(),
    new Map([["data.json", '{ "words": { "afloat": "done" }, "more": 1 }']]),
  ]) {
    const before = [...files];
    expect(await backUpFaulty(diskOf(files), "data.json")).toBe(null);
    expect([...files]).toEqual(before);
  }
});

test("a file that is no JSON, an empty one too, is kept once", async () => {
  for (const text of [BROKEN, "", "\0\0\0"]) {
    const files = new Map([["p/data.json", text]]);
    const fault = await backUpFaulty(diskOf(files), "p/data.json");
    expect(fault?.backup).toBe("p/data.json.bak");
    expect(fault?.problems.map(({ reason }) => reason)).toEqual(["is not JSON"]);
    expect(files.get("p/data.json.bak")).toBe(text);
    expect(await backUpFaulty(diskOf(files), "p/data.json")).toBe(null);
    expect(files.size).toBe(2);
  }
});

test("another fault is kept beside the first, the same one among changed settings is not", async () => {
  const files = new Map([["data.json", BROKEN]]);
  await backUpFaulty(diskOf(files), "data.json");
  files.set("data.json", '{ "words": { "afloat": "someday" } }');
  expect((await backUpFaulty(diskOf(files), "data.json"))?.backup).toBe("data.json.2.bak");
  files.set("data.json", '{ "words": { "beached": "done", "afloat": "someday" } }');
  expect(await backUpFaulty(diskOf(files), "data.json")).toBe(null);
  files.set("data.json", '{ "words": { "afloat": "sometime" } }');
  expect((await backUpFaulty(diskOf(files), "data.json"))?.backup).toBe("data.json.3.bak");
  files.set("data.json", BROKEN);
  expect(await backUpFaulty(diskOf(files), "data.json")).toBe(null);
});
