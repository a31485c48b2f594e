import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../tools/setup/project-root.ts';

const source = readFileSync(join(projectRoot, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All that a change of colours alone can break. */
const colourRules = ['color-contrast', 'link-in-text-block'];

export type AxeScope = {
  /** A script of the page that gives the element to look at; the whole page when not given. */
  readonly root?: string;
  /** Only the rules that depend on colours: for the second look at a page that only changed its theme. */
  readonly onlyColours?: boolean;
};

/** What axe finds wrong: `rule: selector: what`, one a line. Empty where nothing is. */
export async function readViolations(page: Page, scope: AxeScope = {}): Promise<string[]> {
  const runOnly = scope.onlyColours
    ? { type: 'rule', values: colourRules }
    : { type: 'tag', values: tags };
  // Through the driver, past the page's own rules for scripts; once a document.
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(source);
  const found: unknown = await page.evaluate(`axe.run(${scope.root ?? 'document'}, {
      runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'],
      rules: { 'target-size': { enabled: ${!scope.onlyColours} } },
    }).then(({ violations, passes }) => ({
      asked: violations.length + passes.length,
      lines: violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, any, all, none }) => \`\${id}: \${target.flat().join(' ')}: \${[...any, ...all, ...none].map(({ message }) => message).join('; ')}\`)),
    }))`);
  const { asked, lines }: { asked?: unknown; lines?: unknown } = Object(found);
  // A root without anything in it would pass everything.
  if (asked === 0) return [`nothing was there to look at in ${scope.root ?? 'the page'}`];
  return Array.isArray(lines) ? lines.map(String) : ['axe gave no answer'];
}
