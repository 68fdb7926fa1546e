// Decides which requests come from the workbench's own page; any other site open in the browser is refused.
import { timingSafeEqual } from "node:crypto";

/**
 * Why a request is refused, or undefined when it may pass.
 *
 * `Host` must name the loopback address (a foreign name that resolves to it is DNS rebinding), `Origin` and
 * `Sec-Fetch-Site`, where a browser sends them, must be our own page.
 *
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {number} port The port that this server listens on.
 * @returns {string | undefined}
 */
export function refuseForeign(headers, port) {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host ?? "")) return "Host is not this server";
  if (headers.origin !== undefined && !hosts.some((host) => headers.origin === `http://${host}`))
    return "Origin is not this page";
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return "Sent by another site";
  return undefined;
}

/**
 * Whether the secret that only our page knows was sent along.
 * @param {string} expected @param {string | undefined} given
 */
export function isTokenValid(expected, given) {
  const a = Buffer.from(expected);
  const b = Buffer.from(given ?? "");
  return a.length === b.length && timingSafeEqual(a, b);
}
