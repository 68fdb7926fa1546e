import type { App, Component } from "obsidian";
import type { PlanOfRecordApi } from "../../api";
import { subjectOnLine } from "../../core/edit/find-subject";
import type { VaultIndex } from "../../core/index/vault-index";
import { currentDay } from "../day";
import type { RoadmapActions } from "../roadmap-actions";
import { readSource } from "../set-status";
import type { SettingsStore } from "../settings-store";
import type { VaultFeed } from "../vault-feed";
import { createApi } from "./plan-api";

/** What the API is made of. */
export interface ProgramParts {
  readonly app: App;
  readonly index: VaultIndex;
  readonly feed: VaultFeed;
  readonly settings: SettingsStore;
  readonly actions: RoadmapActions;
}

/** Gives what stands on a line another status; rejects, with words for people, when it cannot be. */
export async function setStatusOnLine(
  { app, index, feed, settings, actions }: ProgramParts,
  path: string,
  line: number,
  status: Parameters<RoadmapActions["setStatusOf"]>[1],
): Promise<void> {
  const parts = { app, index, feed, vocabulary: settings.vocabulary };
  const source = await readSource(parts, path, (note) => {
    const subject = subjectOnLine(note, line);
    if (subject === null) throw new Error(`Nothing on line ${line + 1} of ${path} has a status.`);
    return subject;
  });
  await actions.setStatusOf(source, status);
}

/** The object that other plugins are given; it ends with `owner`. */
export function registerApi(owner: Component, parts: ProgramParts): PlanOfRecordApi {
  const { index, feed, settings } = parts;
  const { api, end } = createApi({
    index,
    words: settings,
    isReady: () => feed.reading.kind === "ready",
    today: () => currentDay().today,
    setStatus: (path, line, status) => setStatusOnLine(parts, path, line, status),
    onChange: (listener) => feed.onChange(listener),
  });
  owner.register(end);
  return api;
}
