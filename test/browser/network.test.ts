import http from "node:http";
import type { Browser } from "playwright-core";
import { watchRequests } from "./support/requests";
import { launchBrowser, startWorkbench, type RunningWorkbench } from "./support/workbench";

jest.setTimeout(60_000);

let browser: Browser;
let bench: RunningWorkbench | undefined;
/** Another program on this machine, which nothing may ask. */
let other: http.Server;
let address: string;
const asked: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  other = http.createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.end("// here\n");
  });
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const at = other.address();
  address = `127.0.0.1:${typeof at === "object" && at !== null ? at.port : 0}`;
});
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});
afterAll(async () => {
  await browser.close();
  other.closeAllConnections();
  await new Promise((resolve) => other.close(resolve));
});

test("no way out of the workbench's page is open, from its workers neither", async () => {
  bench = await startWorkbench({ browser });
  const { page } = bench;
  const refused = await page.evaluate(async (elsewhere) => {
    const violations: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
    const outcome = async (work: () => unknown): Promise<string> => {
      const late = new Promise((resolve) => setTimeout(() => resolve("no answer"), 2000));
      try {
        return String(await Promise.race([work(), late]));
      } catch (error) {
        return error instanceof Error ? error.name : String(error);
      }
    };
    const load = (element: HTMLElement): Promise<string> =>
      outcome(
        () =>
          new Promise((resolve) => {
            element.addEventListener("load", () => resolve("loaded"));
            element.addEventListener("error", () => resolve("refused"));
            document.body.append(element);
          }),
      );
    const make = (tag: string, attributes: Record<string, string>): HTMLElement => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      return element;
    };
    const http = `http://${elsewhere}`;
    const inWorker = `fetch("${http}/worker").then(() => "got", (error) => error.name).then((got) => postMessage(got))`;
    const ways: Record<string, string> = {
      fetch: await outcome(() => fetch(`${http}/fetch`, { mode: "no-cors" }).then(() => "got")),
      beacon: await outcome(() => (navigator.sendBeacon(`${http}/beacon`, "x"), "sent")),
      socket: await outcome(
        () =>
          new Promise((resolve) => {
            const socket = new WebSocket(`ws://${elsewhere}/socket`);
            socket.onopen = () => resolve("open");
            socket.onerror = () => resolve("refused");
          }),
      ),
      events: await outcome(
        () =>
          new Promise((resolve) => {
            const source = new EventSource(`${http}/events`);
            source.onopen = () => resolve("open");
            source.onerror = () => {
              source.close();
              resolve("refused");
            };
          }),
      ),
      worker: await outcome(
        () =>
          new Promise((resolve) => {
            const worker = new Worker(URL.createObjectURL(new Blob([inWorker])));
            worker.onmessage = ({ data }) => resolve(data);
          }),
      ),
      image: await load(make("img", { src: `${http}/image` })),
      style: await load(make("link", { rel: "stylesheet", href: `${http}/style.css` })),
      module: await load(make("script", { type: "module", src: `${http}/module.js` })),
      script: await load(make("script", { src: `${http}/script.js` })),
    };
    // These tell nobody whether they have loaded.
    document.body.append(
      make("iframe", { src: `${http}/frame` }),
      make("object", { data: `${http}/object` }),
      make("video", { src: `${http}/video` }),
      make("div", { style: `background: url(${http}/background)` }),
      make("link", { rel: "prefetch", href: `${http}/prefetch` }),
    );
    const form = make("form", { action: `${http}/form`, method: "post", target: "_blank" }) as HTMLFormElement;
    document.body.append(form);
    form.submit();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { ways, violations: [...new Set(violations)].sort() };
  }, address);
  expect(refused.ways).toEqual({
    fetch: "TypeError",
    beacon: "sent",
    socket: "refused",
    events: "refused",
    module: "refused",
    worker: "TypeError",
    image: "refused",
    style: "refused",
    script: "refused",
  });
  expect(refused.violations).toEqual(
    expect.arrayContaining(["connect-src", "form-action", "img-src", "script-src-elem", "style-src-elem"]),
  );
  expect(asked).toEqual([]);
  // Each try fails the test that it is made in.
  await expect(bench.close()).rejects.toThrow(`yet asked for: http://${address}/events`);
  bench = undefined;
});

test("a request that a page or its worker sends elsewhere is seen", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://${address}/`);
  const watched = watchRequests(context, "http://127.0.0.1:1/");
  await page.evaluate(async (elsewhere) => {
    await fetch(`http://${elsewhere}/page`);
    const script = `fetch("http://${elsewhere}/worker").then(() => postMessage(0))`;
    await new Promise((resolve) => {
      const worker = new Worker(URL.createObjectURL(new Blob([script])));
      worker.onmessage = resolve;
    });
    const socket = new WebSocket(`ws://${elsewhere}/socket`);
    await new Promise((resolve) => (socket.onerror = resolve));
  }, address);
  await context.close();
  expect(() => watched.check()).toThrow(`http://${address}/page, http://${address}/worker, ws://${address}/socket`);
});
