// Which room may import which: imports point down, and nothing runs in a circle.
// Which room may import which package is held by eslint.config.mjs.

/** The floors of the core, from the ground up: a room imports lower floors only; two of one floor do not meet. */
const floors = [
  ["text", "words"], // 1
  ["status"], // 2
  ["note"], // 3
  ["parse"], // 4
  ["links"], // 5
  ["index"], // 6
  ["rollup", "edit"], // 7
  ["findings", "schedule", "rewrite"], // 8
  ["query"], // 9
  ["roadmap", "badge"], // 10
  ["settings", "export"], // 11
  ["embed", "report"], // 12
];

/** The house around the core: which other rooms each may import. Nobody imports main.ts, and nothing a test. */
const house = {
  "main.ts": ["src/obsidian", "src/editor", "src/ui", "src/core", "src/api.ts"],
  "src/obsidian": ["src/editor", "src/ui", "src/core", "src/api.ts"],
  "src/editor": ["src/ui", "src/core"],
  "src/ui": ["src/core"],
  "src/core": [],
  "src/api.ts": [],
  "src/cli": ["src/core"],
  workbench: [],
};

const inRoom = (room) => (room.endsWith(".ts") ? `^${room.replace(".", "\\.")}$` : `^${room}/`);

const houseRules = Object.entries(house).map(([room, allowed]) => ({
  name: `house: ${room} imports ${allowed.join(", ") || "no other room"}`,
  severity: "error",
  from: { path: inRoom(room) },
  to: { path: "^(main\\.ts$|src/|workbench/|bench/|scripts/|test/)", pathNot: [room, ...allowed].map(inRoom) },
}));

const floorRules = floors.flatMap((rooms, below) =>
  rooms.map((room) => {
    const lower = floors.slice(0, below).flat();
    return {
      name: `floors: core/${room} imports ${lower.join(", ") || "no other room"}`,
      severity: "error",
      from: { path: `^src/core/${room}/` },
      to: { path: "^src/core/", pathNot: `^src/core/(${[room, ...lower].join("|")})/` },
    };
  }),
);

module.exports = {
  forbidden: [
    ...houseRules,
    ...floorRules,
    {
      name: "a room of the core that has no floor",
      severity: "error",
      from: {},
      to: { path: "^src/core/", pathNot: `^src/core/(${floors.flat().join("|")})/` },
    },
    { name: "no circles, of types neither", severity: "error", from: {}, to: { circular: true } },
    { name: "imports lead somewhere", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(main\\.js$|dist/|workbench/dist/)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
};
