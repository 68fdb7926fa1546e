import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isAfter, isBeta, readNotes, readVersion } from "../../scripts/versions.mjs";
import { copyProject, type ProjectCopy } from "../support/copy-project";

const root = path.resolve(__dirname, "../..");
const readIn = (folder: string, file: string): string => readFileSync(path.join(folder, file), "utf8");
const jsonIn = (folder: string, file: string): Record<string, unknown> =>
  JSON.parse(readIn(folder, file)) as Record<string, unknown>;

describe("the versions in the files", () => {
  const version = String(jsonIn(root, "package.json")["version"]);
  const manifest = jsonIn(root, "manifest.json");

  test("agree with each other", () => {
    expect(readVersion(version)).toBeDefined();
    expect(jsonIn(root, "package-lock.json")["version"]).toBe(version);
    expect(jsonIn(root, "manifest-beta.json")).toEqual({ ...manifest, version });
    // While there are betas the manifest says what the app offers to all.
    if (isBeta(version)) expect(isBeta(String(manifest["version"]))).toBe(false);
    else expect(manifest["version"]).toBe(version);
    expect(jsonIn(root, "versions.json")[String(manifest["version"])]).toBe(manifest["minAppVersion"]);
  });

  test("agree with the tag, where what is here has one", () => {
    const said = execFileSync("git", ["tag", "--points-at", "HEAD"], { cwd: root, encoding: "utf8" });
    const tags = said.split("\n").filter((tag) => readVersion(tag) !== undefined);
    expect(tags.filter((tag) => tag !== version)).toEqual([]);
  });

  test("are in order", () => {
    const ascending = ["0.9.0", "0.10.0-beta.2", "0.10.0-beta.10", "0.10.0", "1.0.0-beta.1", "1.0.0"];
    ascending.slice(1).forEach((later, at) => {
      expect([later, isAfter(later, ascending[at] ?? ""), isAfter(ascending[at] ?? "", later)]).toEqual([
        later,
        true,
        false,
      ]);
    });
    expect(isAfter("1.0.0", "1.0.0")).toBe(false);
    expect(["v1.0.0", "1.0", "1.0.0-rc.1", "01.0.0", "1.0.0-beta.0"].map(readVersion)).toEqual(
      Array(5).fill(undefined),
    );
  });
});

describe("a release", () => {
  let copy: ProjectCopy;
  const release = (...args: readonly string[]): string => copy.run(process.execPath, "scripts/release.mjs", ...args);
  const read = (file: string): string => readIn(copy.folder, file);
  const json = (file: string): Record<string, unknown> => jsonIn(copy.folder, file);
  const files = (): readonly string[] =>
    copy.run("git", "show", "--name-only", "--format=%s", "HEAD").split("\n").filter(Boolean);

  beforeAll(() => {
    copy = copyProject((file) => /^(?:scripts\/)?[^/]+$/.test(file));
    // A version later than whatever the files say, after one that was released; and no build, which takes its time.
    const lock = { ...json("package-lock.json"), version: "7.0.0" };
    (lock as unknown as { packages: Record<string, { version: string }> }).packages[""] = { version: "7.0.0" };
    const write = (file: string, text: string): void => writeFileSync(path.join(copy.folder, file), text);
    write("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
    for (const file of ["package.json", "manifest.json", "manifest-beta.json"]) {
      write(file, read(file).replace(/("version": )"[^"]*"/, '$1"7.0.0"'));
    }
    write("versions.json", '{ "7.0.0": "1.13.0" }\n');
    write(
      "CHANGELOG.md",
      "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n\n## [7.0.0] - 2026-01-01\n\n- Old.\n",
    );
    write("esbuild.config.mjs", 'import { writeFileSync } from "node:fs";\nwriteFileSync("main.js", "built");\n');
    copy.run("git", "commit", "--quiet", "--all", "--message", "Released once");
    copy.run("git", "tag", "7.0.0");
  });
  afterAll(() => copy.remove());

  test("is made of a clean tree only, under a version that comes next", () => {
    for (const [version, why] of [
      ["7.0.0", "There is a tag 7.0.0 already"],
      ["6.9.9", "6.9.9 does not come after 7.0.0"],
      ["7.0.0-beta.1", "7.0.0-beta.1 does not come after 7.0.0"],
      ["v7.1.0", "Which version?"],
    ] as const) {
      expect(() => release(version)).toThrow(why);
    }
    writeFileSync(path.join(copy.folder, "left.txt"), "over");
    expect(() => release("7.1.0")).toThrow("There are changes that are not committed");
    copy.run("git", "clean", "--quiet", "--force");
  });

  test("says what it would be in a dry run, and changes nothing", () => {
    const said = release("7.1.0", "--dry-run");
    expect(said).toContain("- A thing.");
    expect(said).toContain(
      "Changes package.json, package-lock.json, manifest-beta.json, manifest.json, versions.json, CHANGELOG.md.",
    );
    expect(copy.run("git", "status", "--porcelain")).toBe("");
    expect(copy.run("git", "tag", "--list")).toBe("7.0.0\n");
  });

  test("leaves everything as it was when main.js is too large", () => {
    const config = path.join(copy.folder, "esbuild.config.mjs");
    const small = readFileSync(config, "utf8");
    writeFileSync(config, small.replace('"built"', '"x".repeat(1100 * 1024)'));
    copy.run("git", "commit", "--quiet", "--all", "--message", "Grow");
    expect(() => release("7.1.0")).toThrow(/main\.js is larger[^]*scripts\/check-size\.mjs failed/);
    expect(copy.run("git", "status", "--porcelain")).toBe("");
    writeFileSync(config, small);
    copy.run("git", "commit", "--quiet", "--all", "--message", "Shrink");
  });

  test("as a beta is said by the package and the manifest for betas alone", () => {
    release("7.1.0", "--beta");
    release("7.1.0", "--beta");
    expect(copy.run("git", "tag", "--points-at", "HEAD")).toBe("7.1.0-beta.2\n");
    expect(files()).toEqual(["Release 7.1.0-beta.2", "manifest-beta.json", "package-lock.json", "package.json"]);
    expect(json("manifest-beta.json")).toEqual({ ...json("manifest.json"), version: "7.1.0-beta.2" });
    expect(json("manifest.json")["version"]).toBe("7.0.0");
    expect(copy.run(process.execPath, "scripts/check-release.mjs", "7.1.0-beta.2")).toBe("### Added\n\n- A thing.\n");
    expect(() => copy.run(process.execPath, "scripts/check-release.mjs", "7.1.0")).toThrow("cannot be released");
  });

  test("has the version in every file, its notes with the day, and a tag", () => {
    release("7.1.0");
    expect(files()).toEqual([
      "Release 7.1.0",
      "CHANGELOG.md",
      "manifest-beta.json",
      "manifest.json",
      "package-lock.json",
      "package.json",
      "versions.json",
    ]);
    expect(
      ["manifest.json", "manifest-beta.json", "package.json", "package-lock.json"].map((f) => json(f)["version"]),
    ).toEqual(Array(4).fill("7.1.0"));
    expect(json("versions.json")).toEqual({ "7.0.0": "1.13.0", "7.1.0": "1.13.0" });
    expect(read("CHANGELOG.md")).toMatch(
      /^## \[Unreleased\]\n\n## \[7\.1\.0\] - \d{4}-\d\d-\d\d\n\n### Added\n\n- A thing\.$/m,
    );
    expect(readNotes(read("CHANGELOG.md"), "Unreleased")).toBe("");
    expect(copy.run("git", "cat-file", "-t", "7.1.0")).toBe("tag\n");
    expect(copy.run("git", "status", "--porcelain")).toBe("");
    expect(copy.run(process.execPath, "scripts/check-release.mjs", "7.1.0")).toBe("### Added\n\n- A thing.\n");
    expect(() => release("7.2.0")).toThrow("CHANGELOG.md has nothing under Unreleased");
    // As everything else that is in the repository.
    copy.run(
      process.execPath,
      "node_modules/prettier/bin/prettier.cjs",
      "--check",
      "CHANGELOG.md",
      "package.json",
      "manifest.json",
      "manifest-beta.json",
      "versions.json",
    );
  });
});
