import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong on the page, one readable line per element. */
export async function violations(page: Page): Promise<readonly string[]> {
  // Without frames there is nothing to gather, which the ordinary mode opens a second page for.
  const found = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze();
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}`),
  );
}
