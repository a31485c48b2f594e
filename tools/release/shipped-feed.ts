import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/project-root.ts';

const dayMs = 86_400_000;
/** A store may take weeks, and a shopper who adds no feed lives on the one that ships. */
const leastDays = 180;

/** The head of the feed that ships inside, as text. */
export function readShippedHead(): string {
  const folder = join(projectRoot, 'public', 'seed', 'targets');
  const [head, ...more] = readdirSync(folder).filter((name) => name.endsWith('.feed.json'));
  if (head === undefined || more.length > 0) throw new Error(`not one head of a feed: ${folder}`);
  return readFileSync(join(folder, head), 'utf8');
}

/** Whether the feed inside lasts: once it has ended, every page is "not checked". */
export function findShippedFeedFaults(head: string, nowMs: number): string[] {
  const { expiresAtMs }: { readonly expiresAtMs?: unknown } = Object(JSON.parse(head));
  if (typeof expiresAtMs !== 'number') return ['the feed that ships does not say when it ends'];
  const days = Math.floor((expiresAtMs - nowMs) / dayMs);
  return days >= leastDays
    ? []
    : [`the feed that ships ends in ${days} days, less than ${leastDays}: npm run seed`];
}
