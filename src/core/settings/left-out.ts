import { isIn } from "./badge-settings";
import type { Settings } from "./settings";

/** Whether nothing of the note at `path` is to be part of any plan. */
export function isLeftOut({ leftOut }: Pick<Settings, "leftOut">, path: string): boolean {
  return leftOut.some((each) => isIn(path, each) || path === each || path === `${each}.md`);
}
