import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSiteRule } from '#lib/site/parse-site-rule.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';

/** As in `parse-site-rule`, where it stays; also what keeps an id from being a path. */
export const siteIdShape = /^[a-z][a-z0-9-]{1,30}$/u;

/** Where the parts of one site lie below the project's root. */
export type SitePlaces = {
  readonly rule: string;
  readonly notes: string;
  readonly fixtures: string;
  readonly bundled: string;
};

export function readSitePlaces(root: string, id: string): SitePlaces {
  return {
    rule: join(root, 'rules', 'sites', id, 'site.json'),
    notes: join(root, 'rules', 'sites', id, 'NOTES.md'),
    fixtures: join(root, 'test', 'sites', id),
    bundled: join(root, 'lib', 'site', 'bundled-rules.ts'),
  };
}

export function listSiteIds(root: string): string[] {
  return globSync('rules/sites/*/site.json', { cwd: root })
    .map((path) => path.split(/[/\\]/u)[2] ?? '')
    .sort();
}

/** The rules as they lie on the disk now, bundled or not. One that is no rule is left out: `check` says why. */
export function readSiteRules(root: string): SiteRule[] {
  return listSiteIds(root).flatMap((id) => {
    const rule = readRuleFile(readSitePlaces(root, id).rule);
    return rule === null ? [] : [rule];
  });
}

function readRuleFile(path: string): SiteRule | null {
  try {
    const parsed = parseSiteRule(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.ok ? parsed.value : null;
  } catch {
    return null;
  }
}

/** `tiki-vn` → `tikiVn`: the name of a rule in `bundled-rules.ts`. */
export function readImportName(id: string): string {
  return id
    .replace(/-+([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase())
    .replaceAll('-', '');
}

const importLine = (id: string): string =>
  `import ${readImportName(id)} from '#rules/sites/${id}/site.json' with { type: 'json' };`;

export function isBundled(root: string, id: string): boolean {
  const path = readSitePlaces(root, id).bundled;
  return existsSync(path) && readFileSync(path, 'utf8').includes(`'#rules/sites/${id}/site.json'`);
}

/** `bundled-rules.ts` with one site more: imported in its place, listed before the generic rule. Null: it has changed. */
export function addBundledRule(source: string, id: string): string | null {
  const lines = source.split('\n');
  const imports = lines.filter((line) => line.includes("'#rules/sites/"));
  const next = imports.find((line) => (/sites\/([a-z0-9-]+)\//u.exec(line)?.[1] ?? '') > id);
  const before = lines.indexOf(next ?? '');
  const behind = lines.indexOf(imports.at(-1) ?? '');
  if (behind === -1) return null;
  lines.splice(next === undefined ? behind + 1 : before, 0, importLine(id));
  const whole = lines.join('\n');
  const list = /const others = \[([^\]]*?)(,?\s*)other(,?\s*)\];/u;
  if (!list.test(whole)) return null;
  return whole.replace(list, `const others = [$1, ${readImportName(id)}, other$3];`);
}
