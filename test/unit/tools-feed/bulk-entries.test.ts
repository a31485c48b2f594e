import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIdentifier } from '#lib/feed/identifier-schema.ts';
import {
  type BulkEntry,
  printBulkEntries,
  readBulkEntries,
} from '../../../tools/feed/bulk/bulk-entries.ts';
import { mergeEntries } from '../../../tools/feed/bulk/merge-entries.ts';

function host(value: string, override?: BulkEntry['override']): BulkEntry {
  const identifier = parseIdentifier('host', value);
  if (identifier === null) throw new Error(`${value} is no host`);
  return override ? { identifier, override } : { identifier };
}

describe('the lines of a bulk list', () => {
  it('are the same text for the same entries, in whatever order they came', () => {
    const entries = [
      host('b.example', { listedOn: '2026-11-24', about: 'Trà' }),
      host('a.example'),
      host('a.example.net'),
    ];
    const text = [
      'host a.example',
      'host a.example.net',
      'host b.example\t{"about":"Trà","listedOn":"2026-11-24"}',
      '',
    ].join('\n');
    expect(printBulkEntries(entries)).toBe(text);
    expect(printBulkEntries(entries.toReversed())).toBe(text);
  });

  it('give back what was written, whatever the names are', () => {
    const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,8}[a-z0-9])?$/);
    const name = fc.tuple(label, label).map((labels) => `${labels.join('.')}.example`);
    const day = fc.constantFrom('2026-11', '2026-11-24', undefined);
    const entry = fc
      .tuple(name, day)
      .map(([value, listedOn]) => host(value, listedOn === undefined ? undefined : { listedOn }));
    const entries = fc.uniqueArray(entry, { selector: ({ identifier }) => identifier.value });
    fc.assert(
      fc.property(entries, (written) => {
        const text = printBulkEntries(written);
        const read = readBulkEntries(text);
        expect(read.faults).toEqual([]);
        expect(new Set(read.entries)).toEqual(new Set(written));
        expect(printBulkEntries(read.entries)).toBe(text);
      }),
    );
  });

  it('read the same from an editor that ends lines in its own way', () => {
    expect(readBulkEntries('host a.example\r\nhost b.example\r\n')).toEqual({
      entries: [host('a.example'), host('b.example')],
      lines: [1, 2],
      faults: [],
    });
  });

  it.each([
    ['a word that is no kind', 'shopp a.example', /begins with no kind; write/],
    ['a line without a kind', 'a.example', /begins with no kind/],
    ['another spelling', 'host A.example', /is no host in its normal form/],
    ['an address as a host', 'host https://a.example/', /is no host/],
    ['a space behind it', 'host a.example ', /is no host/],
    ['an endless value', `host ${'a'.repeat(100_000)}.example`, /is no host/],
    ['something behind the tab that is no JSON', 'host a.example\toops', /is no JSON object/],
    ['a field that no line may have', 'host a.example\t{"authority":null}', /is no JSON object/],
    ['a day that is none', 'host a.example\t{"listedOn":"2026-13"}', /is no JSON object/],
    ['a second time', 'host 0.example', /stands twice/],
  ])('are refused with their number for %s', (_name, line, told) => {
    const { faults } = readBulkEntries(`host 0.example\n${line}\n`);
    expect(faults).toMatchObject([{ line: 2, text: expect.stringMatching(told) }]);
    expect(faults[0]?.text.length).toBeLessThan(300);
  });

  it('are refused out of their order, so that a difference is a difference of entries', () => {
    expect(readBulkEntries('host b.example\nhost a.example\n').faults).toMatchObject([
      { line: 2, text: expect.stringContaining('keep the lines sorted') },
    ]);
  });
});

describe('a second import', () => {
  const days = { listedOn: '2026-11-23', cameOn: '2026-11-24' };

  it('keeps what stays, with the day it was listed, and says of what comes that it is new', () => {
    const merged = mergeEntries(
      [host('a.example'), host('b.example', { state: 'cleared' }), host('c.example')],
      [host('d.example'), host('b.example'), host('a.example')],
      days,
    );
    expect(merged.came).toEqual(['host d.example']);
    expect(merged.went).toEqual(['host c.example']);
    expect(printBulkEntries(merged.entries)).toBe(
      'host a.example\nhost b.example\t{"state":"cleared"}\nhost d.example\t{"listedOn":"2026-11-24"}\n',
    );
  });

  it('takes what the source says of an entry, and leaves the day of its first listing', () => {
    const known = [host('a.example', { listedOn: '2026-10-01', about: 'Trà' })];
    const { entries } = mergeEntries(known, [host('a.example', { about: 'Cà phê' })], days);
    expect(entries).toEqual([host('a.example', { listedOn: '2026-10-01', about: 'Cà phê' })]);
  });

  it('believes a source that names the day itself', () => {
    const source = [host('a.example', { listedOn: '2026-09' })];
    expect(mergeEntries([], source, days).entries).toEqual(source);
  });
});
