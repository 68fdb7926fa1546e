// Makes sure that the browser tests have a Chromium to run in; installs one where that can be done without asking.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findBrowser } from "./find-browser.mjs";

const DEBIAN_PACKAGES = ["chromium", "fonts-noto-color-emoji", "fonts-noto-core"];

const found = findBrowser();
if (found === undefined) {
  console.error("No Chromium found; installing one for the browser tests.");
  if (!installDebian()) installPlaywright();
  if (findBrowser() === undefined) {
    console.error(
      [
        "The browser tests need Chromium or Chrome, and none could be installed.",
        "  Debian, Ubuntu:  sudo apt-get install chromium",
        "  macOS, Windows:  install Google Chrome",
        "  anywhere:        npx playwright-core install chromium",
        "Or set CHROMIUM_PATH to a Chromium that is already there.",
        "Without one, the other tests run with: npm run test:unit",
      ].join("\n"),
    );
    process.exit(1);
  }
}

/** Whether Debian's packages could be installed; needs root, or sudo that asks for no password. */
function installDebian() {
  if (process.platform !== "linux" || !existsSync("/etc/debian_version")) return false;
  const root = process.getuid?.() === 0;
  if (!root && spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status !== 0) return false;
  const apt = (/** @type {string[]} */ ...args) => {
    const [command, ...rest] = root ? ["apt-get", ...args] : ["sudo", "-n", "apt-get", ...args];
    return (
      spawnSync(command, rest, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } })
        .status === 0
    );
  };
  return apt("update") && apt("install", "-y", "--no-install-recommends", ...DEBIAN_PACKAGES);
}

function installPlaywright() {
  const npx = process.platform === "win32" ? "npx.cmd" : "npx";
  spawnSync(npx, ["playwright-core", "install", "chromium"], { stdio: "inherit", shell: process.platform === "win32" });
}
