// Notes what the app does, from its start on: window.planProbe is what the open questions are answered from.
const { Plugin } = require("obsidian");

module.exports = class extends Plugin {
  onload() {
    const { app } = this;
    const probe = { events: [], processed: [] };
    window.planProbe = probe;
    this.register(() => delete window.planProbe);
    const note = (emitter, from, name) =>
      this.registerEvent(from.on(name, (file) => probe.events.push(`${emitter} ${name} ${file?.path ?? ""}`.trim())));
    for (const name of ["create", "modify", "delete", "rename"]) note("vault", app.vault, name);
    for (const name of ["changed", "deleted", "resolve", "resolved"]) note("cache", app.metadataCache, name);
    this.registerMarkdownPostProcessor((element, context) => {
      // A cell is put into its table only afterwards.
      const seen = { text: element.textContent.trim(), tag: element.tagName, path: context.sourcePath, lines: "unknown" };
      const info = context.getSectionInfo(element);
      seen.lines = info === null ? null : [info.lineStart, info.lineEnd];
      probe.processed.push(seen);
    });
  }
};
