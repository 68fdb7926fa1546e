import { realpathSync } from "node:fs";
import { checkFolder } from "../find-notes";
import { VaultFolder } from "../read-vault";
import { PlanTools } from "./plan-tools";

/** What the server is started with. */
export interface McpRequest {
  readonly folder: string;
  readonly excludes: readonly string[];
  /** Whether agents may set statuses. */
  readonly canWrite: boolean;
  /** `YYYY-MM-DD`; null for the day by the clock. */
  readonly today: string | null;
}

/**
 * Answers agents over stdin and stdout, until stdin ends.
 *
 * @throws {InputError} when there is no such folder.
 */
export async function startMcp({ folder, excludes, canWrite, today }: McpRequest, version: string): Promise<void> {
  checkFolder(folder);
  const root = realpathSync(folder);
  // What speaks the protocol is a file of its own, which no other command loads; the build knows it by this path.
  const { serve } = await import("./serve");
  await serve(new PlanTools(root, new VaultFolder(root, excludes), today), canWrite, version);
}
