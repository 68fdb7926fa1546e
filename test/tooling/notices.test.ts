import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** What the notices would be if they were written now. */
function writeNotice(): string {
  const script = `
    import { writeNotice } from "./scripts/notices.mjs";
    process.stdout.write(await writeNotice());
  `;
  return execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root, encoding: "utf8" });
}

test("the notices name each package that is built in: node scripts/notices.mjs writes them anew", () => {
  expect(writeNotice()).toBe(read("NOTICE.md"));
});

test("nothing is built in under a licence that asks for more than its notice", () => {
  const licences = [...read("NOTICE.md").matchAll(/^## (.*)$/gm)].map(([, licence]) => licence);
  expect(licences.length).toBeGreaterThan(0);
  expect(licences.filter((licence) => !/^(?:MIT|ISC|0BSD|BSD-[23]-Clause)$/.test(licence ?? ""))).toEqual([]);
});

const built = existsSync(path.join(root, "main.js")) ? test : test.skip;

built("main.js carries who wrote what is built in", () => {
  const tail = read("main.js").slice(-12_000);
  for (const owner of ["Titus Wormer", "Jason Miller", "Vitaly Puzrin", "Jake Archibald", "Sasha Koss"]) {
    expect(tail).toContain(owner);
  }
  expect(tail).toContain("The above copyright notice and this permission notice shall be");
});
