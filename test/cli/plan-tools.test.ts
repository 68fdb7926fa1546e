import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { PlanTools } from "../../src/cli/mcp/plan-tools";
import { VaultFolder } from "../../src/cli/read-vault";
import { TestFolder } from "./support/run-program";

const folder = new TestFolder();

/** Asks for the first line of a note to which something happens after it was indexed. */
async function askAfter(happen: (note: string, vault: string) => Promise<void>): Promise<object> {
  const note = await folder.write("vault/Plans/Boat.md", "- [ ] Sand\n");
  const vault = join(folder.path, "vault");
  const indexed = new VaultFolder(vault, []);
  const read = async () => {
    const known = await indexed.read();
    await happen(note, vault);
    return known;
  };
  return await new PlanTools(vault, { read }, "2026-11-20").item({ path: "Plans/Boat.md", line: 1 });
}

test("the text of an item is that of its line", async () => {
  expect(await askAfter(() => Promise.resolve())).toMatchObject({ title: "Sand", text: "- [ ] Sand" });
});

test("a note that has gone since it was indexed is told by its path in the vault", async () => {
  await expect(askAfter((note) => rm(note))).rejects.toThrow(
    /^Plans\/Boat\.md cannot be read: it is not there any more$/,
  );
});

test("a note that has become a link since it was indexed is not followed, nor is one in its path", async () => {
  const secret = await folder.write("outside/Boat.md", "Secret\n");
  const swapped = askAfter(async (note) => {
    await rm(note);
    await symlink(secret, note);
  });
  await expect(swapped).rejects.toThrow(/^Plans\/Boat\.md cannot be read: it is a link$/);
  await rm(join(folder.path, "vault/Plans"), { recursive: true });
  const above = askAfter(async (_, vault) => {
    await rm(join(vault, "Plans"), { recursive: true });
    await symlink(join(folder.path, "outside"), join(vault, "Plans"));
  });
  await expect(above).rejects.toThrow(/^Plans\/Boat\.md is outside of the vault$/);
});
