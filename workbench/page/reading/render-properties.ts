/** The properties of a note, shown plainly; `source` is the frontmatter with its fences. */
export function renderProperties(el: HTMLElement, source: string): void {
  el.addClass("mod-frontmatter", "mod-ui");
  const container = el.createDiv("metadata-container");
  container.createDiv({ cls: "metadata-properties-heading", text: "Properties" });
  const list = container.createDiv("metadata-properties");
  for (const line of source.split("\n").slice(1, -1)) {
    const match = /^([^\s:#-][^:]*):\s*(.*)$/.exec(line.trimEnd());
    const entry = /^\s*-\s+(.*)$/.exec(line)?.[1];
    const above = list.lastElementChild?.querySelector(".metadata-property-value");
    if (entry !== undefined && above) {
      above.append(above.textContent === "" ? entry : `, ${entry}`);
      continue;
    }
    const row = list.createDiv("metadata-property");
    row.createDiv({ cls: "metadata-property-key", text: match?.[1] ?? "" });
    row.createDiv({ cls: "metadata-property-value", text: match?.[2] ?? line.trim() });
  }
}
