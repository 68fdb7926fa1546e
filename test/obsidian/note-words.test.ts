import { parseNote } from "../../src/core/parse/parse-note";
import { defaultVocabulary } from "../../src/core/status/vocabulary";
import { NoteWords } from "../../src/obsidian/commands/note-words";

const TEXT = "| Part | Status |\n| --- | --- |\n| Keel | 🔄 Under way |\n| Mast | ✅ Finished |\n";
const vocabulary = defaultVocabulary();

it("are made once for a reading, whatever is typed meanwhile, and anew for the next one", async () => {
  let note = parseNote(TEXT, { vocabulary });
  let text = TEXT;
  let asked = 0;
  const words = new NoteWords({ index: { note: () => note }, feed: { isAsRead: (_, each) => each === TEXT } });
  const done = async (): Promise<string | undefined> => {
    const all = await words.words("a.md", "cell", vocabulary, async () => {
      asked += 1;
      return await Promise.resolve(text);
    });
    return all.find(({ status }) => status === "done")?.text;
  };
  expect(await done()).toBe("✅ Finished");
  // What is typed above moves all that was read.
  text = `# Typed\n\n${TEXT.replace("Finished", "Complete")}`;
  expect(await done()).toBe("✅ Finished");
  expect(asked).toBe(1);
  note = parseNote(`# Ty\n\n${TEXT}`, { vocabulary });
  expect(await done()).toBe("✅ Complete");
  expect(asked).toBe(2);
});
