import { existsSync, readdirSync, readFileSync } from "node:fs";

const map = readFileSync("docs/architecture.md", "utf8");
const config = readFileSync(".dependency-cruiser.cjs", "utf8");

/** The rooms of the table in the map whose header has a floor: `["text 1", "status 2", …]`. */
function readFloorsOfMap(): string[] {
  return [...map.matchAll(/^\| `([a-z]+)` *\| +(\d+) \|/gm)].map(([, room, floor]) => `${room ?? ""} ${floor ?? ""}`);
}

/** The same of the table in the circle check. */
function readFloorsOfCheck(): string[] {
  const rows = [...config.matchAll(/^ {2}\[(.+)\], \/\/ (\d+)$/gm)];
  return rows.flatMap(([, rooms, floor]) =>
    (rooms ?? "").split(", ").map((room) => `${room.slice(1, -1)} ${floor ?? ""}`),
  );
}

function readFolders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

test("the codemap gives every room of the core the floor that the circle check gives it", () => {
  expect(readFloorsOfMap()).not.toEqual([]);
  expect(readFloorsOfMap()).toEqual(readFloorsOfCheck());
});

test("every room of the core stands in the codemap", () => {
  const mapped = readFloorsOfMap().map((entry) => entry.split(" ")[0]);
  expect(mapped).toEqual(expect.arrayContaining(readFolders("src/core")));
});

test("every room around the core stands in the codemap", () => {
  for (const room of readFolders("src")) expect(map).toContain(`| \`src/${room}/\``);
});

test("every folder of those rooms is told of in the codemap", () => {
  const folders = ["editor", "obsidian", "ui", "cli"].flatMap((room) =>
    readFolders(`src/${room}`).map((folder) => `src/${room}/${folder}/`),
  );
  expect(folders.filter((folder) => !map.includes(folder))).toEqual([]);
});

test("every file that the codemap names is there", () => {
  const paths = [...map.matchAll(/`((?:src|workbench|bench|scripts|test)\/[\w./-]+\.\w+)`/g)].map(
    ([, path]) => path ?? "",
  );
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});
