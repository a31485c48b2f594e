import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject } from '#lib/site/readers/json-shape.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';
import type { SiteFault } from './site-fault.ts';

/** A shop that has a rule is an official one: its own host must never be taken for an imitation of another. */
export function checkOfficials(root: string, rule: SiteRule): SiteFault[] {
  const known = new Set(
    globSync('rules/officials/*.json', { cwd: root }).flatMap((path) =>
      readHosts(join(root, path)),
    ),
  );
  return rule.hosts
    .map(({ host }) => host.replace(/^\*\./u, ''))
    .filter(
      (host) => !host.split('.').some((_, at) => known.has(host.split('.').slice(at).join('.'))),
    )
    .map((host) => {
      const entry = {
        id: rule.id,
        kind: 'shop',
        name: rule.platformName,
        hosts: [host],
        words: [host.split('.')[0] ?? ''],
      };
      const text = `${host} is no official host yet: add ${JSON.stringify(entry)} in the order of ids (words: what an imitation would write; none that is an ordinary word), then npm run seed.`;
      return { file: 'rules/officials/shops.json', line: null, text };
    });
}

function readHosts(path: string): string[] {
  const written: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const entries: unknown[] = Array.isArray(written) ? written : [];
  return entries.flatMap((entry) => {
    const hosts = isJsonObject(entry) ? entry['hosts'] : [];
    return Array.isArray(hosts) ? hosts.map(String) : [];
  });
}
