import type { Shell } from "../commands";
import { toBash } from "./bash";
import { toFish } from "./fish";
import { toZsh } from "./zsh";

/** The script that completes commands in a shell, made of the commands and options that there are. */
export function toCompletion(shell: Shell): string {
  switch (shell) {
    case "bash":
      return toBash();
    case "zsh":
      return toZsh();
    case "fish":
      return toFish();
  }
}
