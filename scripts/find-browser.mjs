// Finds a Chromium that is already on this machine.
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * Path of a Chromium or Chrome, or undefined.
 *
 * Looked for in this order: CHROMIUM_PATH and CHROME_PATH, the usual places of the system, the PATH, Playwright's cache.
 */
export function findBrowser() {
  return [...fromEnvironment(), ...usualPlaces(), ...onPath(), ...playwrightCache()].find(isRunnable);
}

/** Flags for a headless run; a browser run by root refuses to start with its sandbox. */
export function browserArgs() {
  const root = process.getuid?.() === 0;
  return [
    ...(root ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
}

function fromEnvironment() {
  return [process.env.CHROMIUM_PATH, process.env.CHROME_PATH].filter((found) => found !== undefined && found !== "");
}

function usualPlaces() {
  if (process.platform === "darwin") {
    const apps = ["/Applications", path.join(os.homedir(), "Applications")];
    const names = ["Google Chrome", "Chromium", "Microsoft Edge"];
    return apps.flatMap((folder) => names.map((name) => path.join(folder, `${name}.app/Contents/MacOS/${name}`)));
  }
  if (process.platform === "win32") {
    const roots = [process.env["PROGRAMFILES"], process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA];
    const names = [
      "Google\\Chrome\\Application\\chrome.exe",
      "Chromium\\Application\\chrome.exe",
      "Microsoft\\Edge\\Application\\msedge.exe",
    ];
    return roots.filter((root) => root !== undefined).flatMap((root) => names.map((name) => path.join(root, name)));
  }
  return [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/google-chrome",
    "/snap/bin/chromium",
  ];
}

function onPath() {
  const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
  return (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)));
}

function playwrightCache() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? defaultPlaywrightCache();
  if (!existsSync(cache)) return [];
  const inside = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "chrome-win/chrome.exe",
    "chrome-win64/chrome.exe",
  ];
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => inside.map((file) => path.join(cache, name, file)));
}

function defaultPlaywrightCache() {
  if (process.platform === "darwin") return path.join(os.homedir(), "Library/Caches/ms-playwright");
  if (process.platform === "win32") return path.join(process.env.LOCALAPPDATA ?? os.homedir(), "ms-playwright");
  return path.join(os.homedir(), ".cache/ms-playwright");
}

/** @param {string} file */
function isRunnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
