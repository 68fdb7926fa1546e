import type { BrowserContext, Page, Request, WebSocket } from "playwright-core";

/** Requests of a context's pages, of its windows and workers too. */
export interface WatchedRequests {
  /**
   * Ends the watching.
   *
   * @throws when something other than the workbench was asked for; it tells the addresses.
   */
  check(): void;
}

/** Watches what is asked for in a context, from now on; the workbench is at `url`. */
export function watchRequests(context: BrowserContext, url: string): WatchedRequests {
  const { origin } = new URL(url);
  const foreign = new Set<string>();
  const take = (address: string): void => {
    if (!address.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(address)) foreign.add(address);
  };
  const onRequest = (request: Request): void => take(request.url());
  const onSocket = (socket: WebSocket): void => take(socket.url());
  const onPage = (page: Page): void => void page.on("websocket", onSocket);
  context.on("request", onRequest);
  context.on("page", onPage);
  context.pages().forEach(onPage);
  return {
    check: () => {
      context.off("request", onRequest);
      context.off("page", onPage);
      for (const page of context.pages()) page.off("websocket", onSocket);
      if (foreign.size > 0) throw new Error(`Not of the workbench, yet asked for: ${[...foreign].join(", ")}`);
    },
  };
}
