import * as autocomplete from "@codemirror/autocomplete";
import * as collab from "@codemirror/collab";
import * as commands from "@codemirror/commands";
import * as language from "@codemirror/language";
import * as lint from "@codemirror/lint";
import * as search from "@codemirror/search";
import * as state from "@codemirror/state";
import * as view from "@codemirror/view";
import * as common from "@lezer/common";
import * as highlight from "@lezer/highlight";
import * as lr from "@lezer/lr";

const CODEMIRROR: Readonly<Record<string, unknown>> = {
  "@codemirror/autocomplete": autocomplete,
  "@codemirror/collab": collab,
  "@codemirror/commands": commands,
  "@codemirror/language": language,
  "@codemirror/lint": lint,
  "@codemirror/search": search,
  "@codemirror/state": state,
  "@codemirror/view": view,
  "@lezer/common": common,
  "@lezer/highlight": highlight,
  "@lezer/lr": lr,
};

/**
 * What plugins may require: the host's own instances of `obsidian`, CodeMirror and Lezer, and nothing else. A second
 * CodeMirror would break instance checks silently. [D sample plugin's build file]
 */
export function createRequire(obsidian: object): (name: string) => unknown {
  return (name) => {
    if (name === "obsidian") return obsidian;
    if (Object.hasOwn(CODEMIRROR, name)) return CODEMIRROR[name];
    throw new Error(
      `Cannot find module '${name}': Obsidian gives plugins obsidian, @codemirror/* and @lezer/*; Node and Electron do not exist on phones.`,
    );
  };
}
