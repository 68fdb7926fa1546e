import { statusesFrom } from "../../../src/core/edit/next-status";

it("work goes on from to do to done, and begins anew", () => {
  expect(statusesFrom("todo", 1)).toEqual(["active", "review", "done"]);
  expect(statusesFrom("active", 1)).toEqual(["review", "done", "todo"]);
  expect(statusesFrom("done", 1)).toEqual(["todo", "active", "review"]);
  expect(statusesFrom("todo", -1)).toEqual(["done", "review", "active"]);
  expect(statusesFrom("review", -1)).toEqual(["active", "todo", "done"]);
});

it("what is no stage of work stands between two", () => {
  expect(statusesFrom("blocked", 1)[0]).toBe("active");
  expect(statusesFrom("blocked", -1)[0]).toBe("todo");
  expect(statusesFrom("unknown", 1)[0]).toBe("active");
  expect(statusesFrom("cancelled", 1)[0]).toBe("todo");
  expect(statusesFrom("cancelled", -1)[0]).toBe("done");
  expect(statusesFrom(null, 1)[0]).toBe("todo");
});

it("documents have an order of their own", () => {
  expect(statusesFrom("draft", 1)).toEqual(["por", "reference"]);
  expect(statusesFrom("draft", -1)).toEqual(["reference", "por"]);
});
