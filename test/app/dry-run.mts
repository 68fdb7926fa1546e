// Lists what would run in the app, without the app: the configuration as the runner reads it, and each step of the
// specs that it names, as its framework collects them.
import { ConfigParser } from "@wdio/config/node";
import Mocha from "mocha";
import path from "node:path";
import { fileURLToPath } from "node:url";

const parser = new ConfigParser(fileURLToPath(new URL("wdio.conf.mts", import.meta.url)));
await parser.initialize();
const { cacheDir, services } = parser.getConfig();
const specs = parser.getSpecs().flat();
for (const capability of parser.getCapabilities() as WebdriverIO.Capabilities[]) {
  const { appVersion, installerVersion, plugins = [] } = capability["wdio:obsidianOptions"] ?? {};
  const names = plugins.map((plugin) => (typeof plugin === "string" ? path.basename(plugin) : "another"));
  console.log(`Obsidian ${appVersion ?? "?"}, installer ${installerVersion ?? "?"}, with ${names.join(" and ")}`);
}
console.log(`Services: ${JSON.stringify(services)}; downloads go to ${path.basename(cacheDir ?? "?")}`);

const mocha = new Mocha({ ui: "bdd", dryRun: true });
for (const spec of specs) mocha.addFile(fileURLToPath(spec));
await mocha.loadFilesAsync();
let count = 0;
mocha.suite.eachTest((test) => {
  count += 1;
  console.log(`  ${test.fullTitle()}`);
});
console.log(`${count} steps in ${specs.length} ${specs.length === 1 ? "file" : "files"}; none was run.`);
if (count === 0) process.exitCode = 1;
