import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { COMMANDS_HERE } from "../../src/cli/commands";
import { toCompletion } from "../../src/cli/completion/completion";
import { runAny, runProgram, TestFolder } from "./support/run-program";

const folder = new TestFolder();
beforeEach(async () => {
  await folder.write("My notes/Boat.md", "- [ ] Sand\n");
  await folder.write("Plan.md", "- [ ] Sand\n");
  await folder.write("list.txt", "");
  await mkdir(join(folder.path, "More"));
});

const names = COMMANDS_HERE.map(({ name }) => name);
const FORMATS = ["csv", "json", "markdown", "text"];
const STATUSES = "active blocked cancelled deferred done draft por reference review todo".split(" ");

/** What is written so far, the last word being completed, and what it can become. */
const CASES: readonly (readonly [readonly string[], readonly string[]])[] = [
  [[""], [...names].sort()],
  [["re"], ["report"]],
  [["next", "--format", ""], FORMATS],
  [
    ["report", "--view", "t"],
    ["timeline", "trend"],
  ],
  [["report", "--exclude", "More", "--open", "--vi"], ["--view"]],
  [
    ["check", "--fail-on", ""],
    ["error", "info", "warning"],
  ],
  [["check", "--rule", "over"], ["overdue"]],
  [["set", "Plan.md", ""], STATUSES],
  [
    ["completion", ""],
    ["bash", "fish", "zsh"],
  ],
  [["mcp", "--wr"], ["--write"]],
];

const has = (shell: string): boolean => spawnSync(shell, ["--version"]).status === 0;
const inShell = (shell: string) => (has(shell) ? describe : describe.skip);

test("the script is printed for each shell, and for no other", async () => {
  expect((await runProgram(["completion", "bash"])).stdout).toBe(toCompletion("bash"));
  const { status, stderr } = await runProgram(["completion", "tcsh"]);
  expect({ status, stderr }).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/one of bash, zsh, fish/) as string,
  });
});

inShell("bash")("in bash", () => {
  /** Words as bash splits them, where `=` and `:` are words of their own. */
  async function completed(...words: readonly string[]): Promise<readonly string[]> {
    const script = `${toCompletion("bash")}
COMP_WORDS=(plan-of-record "$@"); COMP_CWORD=$#; _plan_of_record; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = await runAny("bash", ["--norc", "-c", script, "bash", ...words], { cwd: folder.path });
    // Only where a word is completed for real are there options of completion to be set.
    expect(stderr.replace(/.*compopt.*\n/g, "")).toBe("");
    return stdout
      .split("\n")
      .filter((line) => line !== "")
      .sort();
  }

  test.each(CASES)("%j can become %j", async (words, expected) => {
    expect(await completed(...words)).toEqual(expected);
  });

  test("folders are offered where a folder stands, notes where a note does, and nothing behind its colon", async () => {
    expect(await completed("report", "M")).toEqual(["More", "My notes"]);
    expect(await completed("set", "")).toEqual(["More", "My notes", "Plan.md"]);
    expect(await completed("set", "Plan.md", ":", "3")).toEqual([]);
    expect(await completed("set", "Plan.md", ":", "3", "dr")).toEqual(["draft"]);
    expect(await completed("report", "--view", "=", "bo")).toEqual(["board"]);
    expect(await completed("report", "--view", "=")).toContain("board");
    expect(await completed("report", "--view", "=", "board", "M")).toEqual(["More", "My notes"]);
  });
});

inShell("fish")("in fish", () => {
  test("all that bash completes", async () => {
    const asked = CASES.map(
      ([words]) => `complete -C '${["plan-of-record", ...words].join(" ")}' | string split -f1 \\t; echo =`,
    );
    const script = `${toCompletion("fish")}\n${asked.join("\n")}`;
    const { stdout, stderr } = await runAny("fish", ["--no-config", "-c", script], { cwd: folder.path });
    expect(stderr).toBe("");
    const answers = stdout.split("=\n").map((part) =>
      part
        .split("\n")
        .filter((line) => line !== "")
        .sort(),
    );
    expect(answers.slice(0, -1)).toEqual(CASES.map(([, expected]) => expected));
  });
});

inShell("zsh")("in zsh", () => {
  /**
   * A real zsh in a terminal of its own, in which what is typed is completed; what it shows once that is what is
   * expected, or after some seconds whatever it shows.
   */
  async function typed(cases: readonly (readonly [string, string])[]): Promise<readonly string[]> {
    await folder.write("_plan-of-record", toCompletion("zsh"));
    const keys = cases.map(
      ([line, expected]) => `zpty -w -n z $'${line}\\t'; seen '${expected}'; zpty -w -n z $'\\x15'; print; print '###'`,
    );
    const script = `zmodload zsh/zpty; zmodload zsh/zselect
seen() {
  local all= part= i
  for i in {1..150}; do
    while zpty -r -t z part; do all+=$part; done
    if [[ $all == *$1* ]]; then break; fi
    zselect -t 10
  done
  print -rn -- "$all"
}
zpty z zsh -f -i
zpty -w z "PS1='' TERM=dumb; fpath=($PWD \\$fpath)"
zpty -w z "autoload -Uz compinit; compinit -D -u; plan-of-record() { :; }; print REA''DY"
seen READY; print '###'
${keys.join("\n")}
zpty -d z`;
    const { stdout } = await runAny("zsh", ["-f", "-c", script], { cwd: folder.path });
    return stdout.split("###").slice(1, -1);
  }

  test("commands, options, values and what stands behind a command", async () => {
    const cases = [
      ["plan-of-record comp", "plan-of-record completion"],
      ["plan-of-record report --view tim", "report --view timeline"],
      ["plan-of-record check --fail", "check --fail-on"],
      ["plan-of-record set Plan.md:1 defe", "Plan.md:1 deferred"],
    ] as const;
    const shown = await typed(cases);
    expect(shown).toHaveLength(cases.length);
    for (const [at, [, expected]] of cases.entries()) expect(shown[at]).toContain(expected);
  });
});
