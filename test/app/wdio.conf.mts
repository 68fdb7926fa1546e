import path from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import "wdio-obsidian-service";

// Drives the real app: npm run test:obsidian. What is downloaded stays in .obsidian-cache beside this file.
const HERE = fileURLToPath(new URL(".", import.meta.url));
const PROJECT = path.resolve(HERE, "../..");

/** Pairs of app and installer, as `1.13.0/latest latest/latest`. */
const versions = (env["OBSIDIAN_VERSIONS"] ?? "1.13.0/latest latest/latest").trim().split(/\s+/);

export const config: WebdriverIO.Config = {
  runner: "local",
  framework: "mocha",
  rootDir: HERE,
  specs: [path.join(HERE, "in-obsidian.e2e.ts")],
  // Each has a window of its own, and the steps follow each other in it.
  maxInstances: 1,
  capabilities: versions.map((pair): WebdriverIO.Capabilities => {
    const [appVersion = "latest", installerVersion = "latest"] = pair.split("/");
    return {
      browserName: "obsidian",
      "wdio:obsidianOptions": {
        appVersion,
        installerVersion,
        plugins: [PROJECT, path.join(HERE, "probe")],
        vault: path.join(HERE, "vault"),
      },
    };
  }),
  services: ["obsidian"],
  reporters: ["spec"],
  mochaOpts: { ui: "bdd", timeout: 120_000 },
  logLevel: "warn",
  cacheDir: path.join(HERE, ".obsidian-cache"),
};
