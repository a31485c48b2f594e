import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkshop, type Said, type Workshop } from '../support/feed-workshop.ts';

const folder = fileURLToPath(new URL('../../../shared/data/lists/', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) {
  console.warn('publishing lists: ../shared/data/lists is not there, this suite is skipped');
}

const files = isThere ? readdirSync(folder).filter((name) => /\.(?:txt|json)$/.test(name)) : [];
/**
 * Of the processor, for the whole: what other programs take of the machine does not count. What is measured is printed;
 * the bound is there against work that grows faster than the lists.
 */
const mostSeconds = 60;

const listId = (at: number): string => `list-${String(at + 1).padStart(2, '0')}`;

describe.skipIf(!isThere)('all public lists together', () => {
  let shop: Workshop;
  const seconds: Record<string, number> = {};
  let processorSeconds = 0;
  const imported: Said[] = [];
  let published: Said;

  async function time(name: string, work: () => Promise<Said>): Promise<Said> {
    const startedAt = performance.now();
    const before = process.cpuUsage();
    const said = await work();
    seconds[name] = (seconds[name] ?? 0) + (performance.now() - startedAt) / 1_000;
    const { user, system } = process.cpuUsage(before);
    processorSeconds += (user + system) / 1e6;
    return said;
  }

  beforeAll(async () => {
    shop = openWorkshop();
    await shop.done('init');
    for (const [at, name] of files.entries()) {
      const words = {
        to: listId(at),
        curator: 'publisher',
        reason: 'phishing',
        'title-vi': `Danh sách ${at + 1}`,
        'title-en': `List ${at + 1}`,
        'source-title': 'Public list',
        'source-url': 'https://lists.example/',
      };
      const options = Object.entries(words).flatMap(([key, value]) => [`--${key}`, value]);
      imported.push(
        await time('import', () => shop.done('import', `${folder}${name}`, ...options)),
      );
    }
    await time('compile', () => shop.done('compile'));
    await time('sign', () => shop.done('sign'));
    published = await time('publish', () => shop.done('publish'));
  }, 300_000);
  afterAll(() => shop.end());

  it('are imported, compiled, signed and published in little time', () => {
    const total = Object.values(seconds).reduce((sum, each) => sum + each, 0);
    const parts = Object.entries(seconds).map(([name, each]) => `${name} ${each.toFixed(2)} s`);
    const entries = countEntries();
    console.info(
      `${entries} entries: ${parts.join(', ')}; ${total.toFixed(2)} s together, ${processorSeconds.toFixed(2)} s of the processor`,
    );
    expect(entries).toBeGreaterThan(100_000);
    expect(processorSeconds).toBeLessThan(mostSeconds);
    expect(published.answer).toMatchObject({ version: 1 });
  });

  it('account for everything that was left out, each with its reason', () => {
    const reports = imported.flatMap(({ answer }) => Object(answer).reports);
    expect(reports).toHaveLength(files.length);
    const reasons: Record<string, number> = {};
    for (const { items, accepted, rejected } of reports) {
      const counts: readonly (readonly [string, number])[] = Object.entries(rejected);
      const left = counts.reduce((sum, [, count]) => sum + count, 0);
      expect(accepted + left).toBe(items);
      for (const [reason, count] of counts) reasons[reason] = (reasons[reason] ?? 0) + count;
    }
    console.info(`left out: ${JSON.stringify(reasons)}`);
    for (const reason of ['comment', 'ip-address', 'shared-host', 'protected', 'repeated']) {
      expect(reasons[reason], reason).toBeGreaterThan(0);
    }
  });

  it('are the same lines when they are imported again', async () => {
    const read = (name: string): string => readFileSync(shop.path('feed/lists', name), 'utf8');
    const before = read('list-01.txt');
    const again = await shop.done('import', `${folder}${files[0] ?? ''}`, '--to', 'list-01');
    expect(again.answer).toMatchObject({ list: { came: [], went: [] } });
    expect(read('list-01.txt')).toBe(before);
    const { lines } = await shop.done('diff');
    expect(lines).toEqual(['Nothing changes.']);
  });

  it('take a day’s change in a moment, and say what it was', async () => {
    shop.clock.nowMs += 86_400_000;
    const [name = ''] = files;
    const lines = readFileSync(`${folder}${name}`, 'utf8').split('\n');
    const kept = lines.filter((_, at) => at < 100 || at >= 300);
    const fresh = Array.from({ length: 500 }, (_, at) => `new-shop-${at}.example`);
    const change = name.includes('abp') ? fresh.map((host) => `||${host}^`) : fresh;
    writeFileSync(shop.path('tomorrow.txt'), [...kept, ...change].join('\n'));
    const said = await shop.done('import', 'tomorrow.txt', '--to', 'list-01');
    const { came, went } = Object(Object(said.answer).list);
    expect(came).toHaveLength(500);
    expect(went.length).toBeGreaterThan(0);
    const difference = await shop.done('diff');
    expect(difference.lines).toContain('Newly listed: 500');
    expect(difference.lines).toContain(`No longer listed: ${went.length}`);
  });

  function countEntries(): number {
    return imported.reduce((sum, { answer }) => sum + Object(answer).list.entries, 0);
  }
});
