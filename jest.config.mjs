// Packages that ship as ES modules only; jest runs CommonJS, so these are transformed too.
const esmOnly = [
  "unified",
  "bail",
  "trough",
  "devlop",
  "dequal",
  "is-plain-obj",
  "extend",
  "zwitch",
  "ccount",
  "longest-streak",
  "remark-.*",
  "mdast-.*",
  "micromark.*",
  "unist-.*",
  "vfile.*",
  "decode-named-character-reference",
  "character-entities",
  "escape-string-regexp",
  "markdown-table",
  "fault",
  "format",
  "preact",
  "chokidar",
  "readdirp",
];

const shared = {
  rootDir: ".",
  transform: {
    "\\.(m?[jt]sx?)$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true },
          target: "es2022",
          transform: { react: { runtime: "automatic", importSource: "preact" } },
        },
        module: { type: "commonjs" },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join("|")})/)`],
  testEnvironment: "node",
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/workbench/dist"],
};

export default {
  // Machines are shared and slow at times; a test that hangs is stopped all the same.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: "unit",
      setupFiles: ["<rootDir>/test/support/same-seed.ts"],
      testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/browser/"],
    },
    { ...shared, displayName: "browser", testMatch: ["<rootDir>/test/browser/**/*.test.ts"] },
  ],
};
