import type { Vocabulary } from "../../core/status/vocabulary";
import { fingerprint } from "../fingerprint";
import { READER_HASH } from "./reader-code";

/** Names the code and the words that notes are read with; what was read under the same name need not be read again. */
export function toReaderVersion(vocabulary: Vocabulary): string {
  const plain = JSON.stringify(vocabulary, (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value,
  );
  return `${READER_HASH}-${fingerprint(plain).toString(36)}`;
}
