// Derives the metadata of many notes beside the page, which stays quick meanwhile.
import type { CachedMetadata } from "./cached-metadata";
import { parseMetadata } from "./parse-metadata";

/** What the worker is asked: the metadata of the notes at these paths, read with the page's token. */
export interface MetadataRequest {
  readonly token: string;
  /** Which of the server's folders; the first with null. */
  readonly vault: string | null;
  readonly paths: readonly string[];
}

/** The metadata of some of them, in their order; `done` with the last. */
export interface MetadataAnswer {
  readonly found: readonly { readonly path: string; readonly cache: CachedMetadata }[];
  readonly done: boolean;
}

/** How many notes are read, and answered, at once. */
const AT_ONCE = 16;
// A byte order mark is a character of the text here, as in the page.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

async function readNote(path: string, { token, vault }: MetadataRequest): Promise<string | null> {
  const query = new URLSearchParams({ path, ...(vault === null ? {} : { vault }) });
  const address = `/api/file?${query.toString()}`;
  const response = await fetch(address, { headers: { "x-workbench-token": token } });
  // Gone meanwhile, or broken: whoever opens it is told.
  return response.ok ? decoder.decode(await response.arrayBuffer()) : null;
}

async function deriveAll(request: MetadataRequest, answer: (message: MetadataAnswer) => void): Promise<void> {
  const { paths } = request;
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    const batch = paths.slice(at, at + AT_ONCE);
    const texts = await Promise.all(batch.map((path) => readNote(path, request).catch(() => null)));
    const found = batch.flatMap((path, place) => {
      const text = texts[place] ?? null;
      return text === null ? [] : [{ path, cache: parseMetadata(text) }];
    });
    answer({ found, done: false });
  }
  answer({ found: [], done: true });
}

self.onmessage = ({ data }: MessageEvent<MetadataRequest>) =>
  void deriveAll(data, (message) => self.postMessage(message));
