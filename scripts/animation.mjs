// Takes the moving picture of the README: npm run animation
import gifenc from "gifenc";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { startServer } from "../workbench/server/server.mjs";
import { browserArgs, findBrowser } from "./find-browser.mjs";
import { hideTour } from "./hide-tour.mjs";

const { GIFEncoder, quantize, applyPalette } = gifenc;
const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const TARGET = path.join(PROJECT, "docs/images/roadmap.gif");
const NOTE = "Engineering/AGENT TODO.md";
const SIZE = { width: 960, height: 620 };
/** A day within the plans of the sample vault. */
const TODAY = new Date("2026-11-18T09:00:00");
/** Of 256 colours one stands for what is as it was. */
const COLOURS = 255;

const executablePath = findBrowser();
if (executablePath === undefined) {
  console.error("No Chromium found. Run: node scripts/ensure-browser.mjs");
  process.exit(2);
}
const folder = mkdtempSync(path.join(os.tmpdir(), "animation-"));
// What is ticked is ticked in a copy.
const vaultDir = path.join(folder, "vault");
cpSync(path.join(PROJECT, "sample-vault"), vaultDir, { recursive: true });
const server = await startServer({ vaultDir, pluginDir: PROJECT, stateDir: path.join(folder, "state"), port: 0 });
const browser = await chromium.launch({ executablePath, headless: true, args: browserArgs() });
try {
  const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: 1, reducedMotion: "reduce" });
  await page.addInitScript(hideTour);
  await page.clock.setFixedTime(TODAY);
  await page.goto(`${server.url}?${new URLSearchParams({ pane: "440", left: "0", open: NOTE, mode: "preview" })}`);
  await page.waitForSelector(".por-summary");
  await page.waitForSelector(".por-reading", { state: "detached" });
  await drawPointer(page);
  writeFileSync(TARGET, encode(await film(page)));
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Shows where the mouse is, which pictures of a page leave out. */
async function drawPointer(page) {
  await page.evaluate(() => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 12 18");
    svg.setAttribute(
      "style",
      "position:fixed;width:12px;height:18px;z-index:9999;pointer-events:none;left:-20px;top:0",
    );
    const arrow = document.createElementNS("http://www.w3.org/2000/svg", "path");
    arrow.setAttribute("d", "M1 1v14l3.5-3 2.3 5 2-1-2.2-5H11z");
    arrow.setAttribute("style", "fill:#111;stroke:#fff;stroke-width:1");
    svg.append(arrow);
    document.body.append(svg);
    addEventListener("mousemove", ({ clientX, clientY }) => {
      svg.style.left = `${clientX}px`;
      svg.style.top = `${clientY}px`;
    });
  });
}

/** Plays the scenes, and gives their frames with how long each is seen, in milliseconds. */
async function film(page) {
  const frames = [];
  const show = async (delay) => frames.push({ delay, ...(await takeFrame(page)) });
  const pane = page.locator(".por-pane").first();
  const row = (title) =>
    pane.locator(".por-row", { has: page.locator(".por-title", { hasText: new RegExp(`^${title}`) }) }).first();
  let at = { x: SIZE.width / 2, y: SIZE.height - 60 };
  /** Moves the mouse to the middle of an element in some frames. */
  const goTo = async (locator) => {
    const box = await locator.boundingBox();
    if (box === null) throw new Error("There is nothing to point at.");
    const to = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    for (const share of [0.45, 0.8, 1]) {
      await page.mouse.move(at.x + (to.x - at.x) * share, at.y + (to.y - at.y) * share);
      await show(90);
    }
    at = to;
  };
  const click = async (locator, delay) => {
    await goTo(locator);
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForTimeout(400);
    await show(delay);
  };
  await page.mouse.move(at.x, at.y);
  await show(1200);
  await click(row("Archive").locator(".por-chevron"), 300);
  await click(row("AGENT TODO").locator(".por-chevron"), 700);
  await click(row("Harbour packs").locator(".por-chevron"), 500);
  await click(row("Build all coasts").locator(".por-chevron"), 900);
  // A row leads to its place in the note.
  await click(row("Build all coasts").locator(".por-title"), 900);
  await row("Carrow").scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 160);
  await page.waitForTimeout(400);
  await show(700);
  await click(row("Carrow").locator(".por-checkbox"), 1800);
  await click(page.getByRole("tab", { name: "Board" }), 2200);
  await click(page.getByRole("tab", { name: "Findings" }), 2400);
  return frames;
}

/** The page as it is now: pixels of four bytes, row by row. */
async function takeFrame(page) {
  const png = (await page.screenshot({ type: "png", animations: "disabled", caret: "hide" })).toString("base64");
  const pixels = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data: rgba } = context.getImageData(0, 0, image.width, image.height);
    let text = "";
    for (let from = 0; from < rgba.length; from += 32768)
      text += String.fromCharCode(...rgba.subarray(from, from + 32768));
    return btoa(text);
  }, png);
  return { pixels: new Uint8Array(Buffer.from(pixels, "base64")) };
}

/** A GIF of frames; what is as in the frame before is left out of each. */
function encode(frames) {
  const gif = GIFEncoder();
  let before = null;
  for (const { pixels, delay } of frames) {
    const palette = quantize(pixels, COLOURS, { format: "rgb565" });
    const index = applyPalette(pixels, palette, "rgb565");
    const words = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
    const transparentIndex = palette.length;
    if (before !== null)
      for (let at = 0; at < words.length; at++) if (words[at] === before[at]) index[at] = transparentIndex;
    gif.writeFrame(index, SIZE.width, SIZE.height, {
      palette: [...palette, [0, 0, 0]],
      delay,
      transparent: before !== null,
      transparentIndex,
      dispose: 1,
    });
    before = words;
  }
  gif.finish();
  return gif.bytes();
}
