import { readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const page = read("docs/directory.md");

test("the entry of the directory says what the manifest says", () => {
  const entry = JSON.parse(/```json\n([^]*?)```/.exec(page)?.[1] ?? "") as Record<string, string>;
  const manifest = JSON.parse(read("manifest.json")) as Record<string, string>;
  const { id, name, author, description } = manifest;
  expect(entry).toEqual({ id, name, author, description, repo: `OWNER/${id ?? ""}` });
});

test("the workflow publishes the tags that are made, betas as pre-releases with the manifest of their own", () => {
  const workflow = read(".github/workflows/release.yml");
  const patterns = [...(/tags: \[(.*)\]/.exec(workflow)?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(
    ([, glob = ""]) => new RegExp(`^${glob.replaceAll(".", "\\.")}$`),
  );
  const isPublished = (tag: string): boolean => patterns.some((pattern) => pattern.test(tag));
  expect(["0.2.0", "10.11.12", "0.2.0-beta.1", "v0.2.0", "0.2.0-rc.1", "0.2"].filter(isPublished)).toEqual([
    "0.2.0",
    "10.11.12",
    "0.2.0-beta.1",
  ]);
  expect(workflow).toMatch(/if: contains\(github\.ref_name, '-beta\.'\)\s+run: cp manifest-beta\.json manifest\.json/);
  expect(workflow).toContain("'-beta.') && '--prerelease' || '--latest'");
});
