import { ReadingQueue, type Claim } from "../../src/obsidian/reading-queue";

function queueOf(...paths: readonly string[]): ReadingQueue {
  const queue = new ReadingQueue();
  for (const path of paths) queue.add(path);
  return queue;
}

function claimOne(queue: ReadingQueue): Claim {
  const claim = queue.claim();
  if (claim === null) throw new Error("The queue is empty");
  return claim;
}

test("notes are claimed in the order in which they were asked for, urgent ones first", () => {
  const queue = queueOf("a.md", "b.md", "c.md");
  queue.add("c.md", "urgent");
  expect([queue.claim("urgent"), queue.claim("urgent")].map((claim) => claim?.path)).toEqual(["c.md", undefined]);
  expect([queue.claim(), queue.claim(), queue.claim()].map((claim) => claim?.path)).toEqual([
    "a.md",
    "b.md",
    undefined,
  ]);
});

test("a note asked for many times is read once", () => {
  const queue = queueOf("a.md", "a.md", "a.md");
  expect([queue.claim(), queue.claim()].map((claim) => claim?.path)).toEqual(["a.md", undefined]);
});

test("a reading counts once", () => {
  const claim = claimOne(queueOf("a.md"));
  const queue = queueOf("a.md");
  const own = claimOne(queue);
  expect(queue.settle(own)).toBe(true);
  expect(queue.settle(own)).toBe(false);
  expect(queue.settle(claim)).toBe(false);
});

test("a reading that began before the note changed again does not count", () => {
  const queue = queueOf("a.md");
  const early = claimOne(queue);
  queue.add("a.md");
  const late = claimOne(queue);
  expect(queue.settle(late)).toBe(true);
  expect(queue.settle(early)).toBe(false);
});

test("what is read of a note that is gone, or whose text is known otherwise, does not count", () => {
  const queue = queueOf("a.md");
  const claim = claimOne(queue);
  queue.drop("a.md");
  expect(queue.settle(claim)).toBe(false);
});

test("a note whose text is at hand is claimed at once, and nothing else of it counts or waits any more", () => {
  const queue = queueOf("a.md");
  const early = claimOne(queue);
  queue.add("a.md");
  const late = queue.claimNow("a.md");
  expect([queue.isCurrent(early), queue.isCurrent(late), queue.isWaiting("a.md")]).toEqual([false, true, false]);
  expect(queue.settle(late)).toBe(true);
});

test("a note that moves while it is read is read again at its new path", () => {
  const queue = queueOf("a.md");
  const claim = claimOne(queue);
  queue.move("a.md", "b.md");
  expect(queue.settle(claim)).toBe(false);
  expect(claimOne(queue).path).toBe("b.md");
});

test("moving a note that nobody asked for asks for nothing", () => {
  const queue = queueOf("a.md");
  queue.move("x.md", "y.md");
  expect(queue.isWaiting("y.md")).toBe(false);
});
