import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds wrong within elements, one line for each of those that are concerned. */
export async function violations(page: Page, within: readonly string[] = [".por-pane"]): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    async (selectors) => {
      const { axe } = window as unknown as { axe: { run(context: object): Promise<AxeResults> } };
      return await axe.run({ include: selectors.map((selector) => [selector]) });
    },
    [...within],
  );
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} (${help}) ${failureSummary ?? ""}`),
  );
}
