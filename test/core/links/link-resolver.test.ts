import fc from "fast-check";
import { LinkResolver } from "../../../src/core/links/link-resolver";
import { RUNS } from "../../support/random-notes";

const FILES = [
  "Roadmap.md",
  "Plans/Roadmap.md",
  "Plans/Sub/Roadmap.md",
  "Archive/Old/Roadmap.md",
  "Plans/Router.md",
  "Plans/Sub/Router.md",
  "Archive/Router.md",
  "Notes/v1.2 Plan.md",
  "img/chart.png",
  "Other/img/chart.png",
  "Übersicht.md",
];
const resolver = new LinkResolver(FILES);
const resolve = (linkpath: string, source = "Home.md"): string | undefined => resolver.resolve(linkpath, source);

describe("a linkpath leads to", () => {
  it("the exact path in the vault before all else", () => {
    expect(resolve("Roadmap", "Plans/Sub/x.md")).toBe("Roadmap.md");
    expect(resolve("Plans/Router", "Archive/x.md")).toBe("Plans/Router.md");
  });

  it("then the file in the source's own folder", () => {
    expect(resolve("Router", "Plans/Sub/x.md")).toBe("Plans/Sub/Router.md");
    expect(resolve("Router", "Archive/x.md")).toBe("Archive/Router.md");
  });

  it("then the shortest path that ends so", () => {
    expect(resolve("Router", "Notes/x.md")).toBe("Plans/Router.md");
    expect(resolve("Sub/Router", "Notes/x.md")).toBe("Plans/Sub/Router.md");
    expect(resolve("Old/Roadmap", "Notes/x.md")).toBe("Archive/Old/Roadmap.md");
  });

  it("a file in any case, with or without .md", () => {
    expect(resolve("roadmap")).toBe("Roadmap.md");
    expect(resolve("ROADMAP.MD")).toBe("Roadmap.md");
    expect(resolve("plans/ROUTER.md")).toBe("Plans/Router.md");
    expect(resolve("übersicht")).toBe("Übersicht.md");
  });

  it("a note whose name has a dot", () => {
    expect(resolve("v1.2 Plan")).toBe("Notes/v1.2 Plan.md");
  });

  it("an attachment by its whole name only", () => {
    expect(resolve("chart.png")).toBe("img/chart.png");
    expect(resolve("chart.png", "Other/img/x.md")).toBe("Other/img/chart.png");
    expect(resolve("chart")).toBeUndefined();
  });

  it("the note itself when it is empty", () => {
    expect(resolve("", "Plans/Router.md")).toBe("Plans/Router.md");
    expect(resolve("  ", "Plans/Router.md")).toBe("Plans/Router.md");
  });

  it("nothing when nothing is there", () => {
    expect(resolve("Missing")).toBeUndefined();
    expect(resolve("oadmap")).toBeUndefined();
    expect(resolve("Nowhere/Roadmap")).toBeUndefined();
  });

  it("the same with a no-break space for a space", () => {
    expect(resolve("v1.2\u00a0Plan")).toBe("Notes/v1.2 Plan.md");
  });
});

describe("a relative linkpath is exact", () => {
  it("from the source's folder", () => {
    expect(resolve("./Router", "Plans/x.md")).toBe("Plans/Router.md");
    expect(resolve("./Sub/Router", "Plans/x.md")).toBe("Plans/Sub/Router.md");
    expect(resolve("../Router", "Plans/Sub/x.md")).toBe("Plans/Router.md");
    expect(resolve("../../Roadmap.md", "Plans/Sub/x.md")).toBe("Roadmap.md");
    expect(resolve("./Roadmap")).toBe("Roadmap.md");
  });

  it("and is not looked for elsewhere", () => {
    expect(resolve("./Router")).toBeUndefined();
    expect(resolve("../chart.png", "Plans/x.md")).toBeUndefined();
  });

  it("and leads nowhere beyond the vault", () => {
    expect(resolve("../Roadmap")).toBeUndefined();
    expect(resolve("../../../Roadmap", "Plans/x.md")).toBeUndefined();
  });

  it("from the root when it begins with a slash", () => {
    expect(resolve("/Roadmap", "Plans/Sub/x.md")).toBe("Roadmap.md");
    expect(resolve("/Router", "Plans/x.md")).toBeUndefined();
  });
});

it("files may come and go", () => {
  const changing = new LinkResolver(["a/X.md"]);
  changing.add("X.md");
  expect(changing.resolve("X", "h.md")).toBe("X.md");
  changing.remove("X.md");
  expect(changing.resolve("X", "h.md")).toBe("a/X.md");
  changing.remove("a/X.md");
  changing.remove("never there.md");
  expect(changing.resolve("X", "h.md")).toBeUndefined();
});

describe("among many files of one name", () => {
  const folders = Array.from({ length: 40 }, (_, at) => `project ${at}`);
  const many = new LinkResolver([...folders.map((folder) => `${folder}/README.md`), "project 7/readme.md"]);

  it("the one in the source's folder counts, then the shortest path", () => {
    expect(many.resolve("README", "project 31/x.md")).toBe("project 31/README.md");
    expect(many.resolve("readme", "project 7/x.md")).toBe("project 7/readme.md");
    expect(many.resolve("README", "elsewhere/x.md")).toBe("project 0/README.md");
    expect(many.resolve("PROJECT 12/readme", "elsewhere/x.md")).toBe("project 12/README.md");
    expect(many.resolve("../project 12/README.md", "project 3/x.md")).toBe("project 12/README.md");
    expect(many.resolve("project 99/README", "elsewhere/x.md")).toBeUndefined();
  });

  it("others count when one comes or goes", () => {
    many.add("README.md");
    expect(many.resolve("README", "elsewhere/x.md")).toBe("README.md");
    many.remove("README.md");
    expect(many.resolve("README", "elsewhere/x.md")).toBe("project 0/README.md");
  });
});

it("names of the language's own objects are names like others", () => {
  const odd = new LinkResolver(["__proto__.md", "constructor.md"]);
  expect(odd.resolve("__proto__", "h.md")).toBe("__proto__.md");
  expect(odd.resolve("constructor", "h.md")).toBe("constructor.md");
  expect(odd.resolve("toString", "h.md")).toBeUndefined();
});

it("the answer does not depend on the order in which files were added", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(FILES),
      fc.constantFrom("Roadmap", "Router", "Sub/Roadmap", "chart.png", "./Router", "../Router"),
      fc.constantFrom("Home.md", "Plans/x.md", "Plans/Sub/x.md"),
      (files, linkpath, source) => {
        const shuffled = new LinkResolver(files).resolve(linkpath, source);
        expect(shuffled).toBe(new LinkResolver([...files].sort()).resolve(linkpath, source));
      },
    ),
    { numRuns: RUNS },
  );
});
