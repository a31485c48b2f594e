import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findReceipt, openReceipts } from '#lib/feed/receipts.ts';
import { readTargetPaths } from '#lib/feed/list-targets.ts';
import { printReceipts } from '../../../tools/feed/receipts/written-receipts.ts';
import { readPublished } from '../../../tools/feed/read-published.ts';
import { openWorkshop, type Workshop, writtenList } from '../../support/feed-workshop.ts';
import { sampleReceipt } from '../../support/sample-receipts.ts';

let shop: Workshop;

beforeEach(async () => {
  shop = openWorkshop();
  await shop.done('init');
  writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(writtenList()));
});
afterEach(() => shop.end());

function writeReceipts(text: string): void {
  writeFileSync(shop.path('feed/receipts.json'), text);
}

async function publish() {
  for (const verb of ['compile', 'sign', 'publish']) await shop.done(verb);
  return readPublished(shop.path('published'));
}

describe('receipts in a feed’s folder', () => {
  it('are published as a signed file that the head names; a feed without any has none', async () => {
    const before = await publish();
    expect([...(before?.files.keys() ?? [])]).not.toContain('receipts');
    const receipt = sampleReceipt();
    writeReceipts(printReceipts([receipt]));
    const said = await shop.done('diff');
    expect(said.lines).toContain('Receipts of reports: 1, 0 before');
    expect(said.lines).not.toContain('Nothing changes.');
    const after = await publish();
    const { hash, ...told } = receipt;
    const opened = openReceipts(after?.files.get('receipts') ?? new Uint8Array());
    expect(opened.ok && findReceipt(opened.value, hash)).toEqual(told);
    const paths = readTargetPaths(new Uint8Array(readFileSync(shop.path('build/files/feed.json'))));
    expect(paths.ok && paths.value).toContain('receipts');
    const targets = readFileSync(shop.path('build/metadata/index.json'), 'utf8');
    const signed = readFileSync(
      shop.path('build/metadata', String(JSON.parse(targets).targets)),
      'utf8',
    );
    expect(Object.keys(JSON.parse(signed).signed.targets)).toContain('receipts');
    expect((await shop.done('diff')).lines).toContain('Nothing changes.');
    expect((await publish())?.content.version).toBe(after?.content.version);
  });

  it.each([
    ['{ "receipts": [ {} ] }', 'receipts.json'],
    ['[', 'is no JSON'],
    [printReceipts([sampleReceipt({ hash: 'zz' })]), 'hexadecimal'],
    [printReceipts([sampleReceipt({ decidedOn: '2026-02-31' })]), 'decidedOn'],
    [printReceipts([sampleReceipt({ decidedOn: '1970-01-01' })]), 'no day like'],
    [printReceipts([sampleReceipt(), sampleReceipt()]), 'two receipts of one report'],
  ])('%s is refused before anything is compiled', async (text, words) => {
    writeReceipts(text);
    const said = await shop.feed('compile');
    expect(said.code).toBe(1);
    expect(said.warnings.join('\n')).toContain(words);
  });
});
