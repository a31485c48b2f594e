import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostName } from '#lib/domain/identifier.ts';
import type { WrittenEntry } from '#lib/feed/list-codec/encode-list.ts';
import { buildItemJudge } from '../../../tools/feed/import/judge-said.ts';
import { ImportRefused } from '../../../tools/feed/import/outcome.ts';
import { readEntries } from '../../../tools/feed/import/read-entries.ts';
import { findIdentifierFault, type Protected } from '../../../tools/feed/judge-identifier.ts';

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

async function read(...texts: readonly string[]): Promise<readonly WrittenEntry[]> {
  const all: WrittenEntry[] = [];
  for await (const entries of readEntries(pieces(...texts), 'entries.jsonl')) all.push(...entries);
  return all;
}

describe('readEntries', () => {
  it('reads what an import wrote, details included, in any pieces', async () => {
    const entries = await read(
      '{"kind":"host","value":"a.exam',
      'ple"}\n{"kind":"phone","value":"+84901234567","about":"Kem mẫu","listedOn":"2026-10"}\n\n',
    );
    expect(entries).toEqual([
      { identifier: { kind: 'host', value: 'a.example' } },
      {
        identifier: { kind: 'phone', value: '+84901234567' },
        override: { about: 'Kem mẫu', listedOn: '2026-10' },
      },
    ]);
  });

  it.each([
    ['no JSON', 'a.example', 'entries.jsonl:2: is no JSON'],
    ['an unknown kind', '{"kind":"colour","value":"red"}', 'entries.jsonl:2: kind'],
    ['an unknown field', '{"kind":"host","value":"b.example","colour":1}', 'colour'],
    ['another spelling', '{"kind":"host","value":"B.example"}', 'is written "b.example"'],
    ['what is not that kind', '{"kind":"phone","value":"b.example"}', 'is no phone'],
    [
      'a day that never was',
      '{"kind":"host","value":"b.example","listedOn":"2026-02-30"}',
      'listedOn',
    ],
    ['a line without end', 'x'.repeat(9_000), 'longer than any entry'],
  ])('refuses %s with its file and line', async (_name, line, said) => {
    const reading = read('{"kind":"host","value":"a.example"}\n', line, '\n');
    await expect(reading).rejects.toThrow(ImportRefused);
    await expect(reading).rejects.toThrow(said);
  });
});

describe('the judge of items', () => {
  it('protects exactly what the compiler protects, though it compares with few', () => {
    const official = (id: string, kind: 'bank' | 'platform', hosts: readonly string[]) => ({
      id,
      kind,
      name: id,
      hosts,
      words: [],
    });
    const guarded: Protected = {
      officials: [
        official('bank', 'bank', ['bank.example', 'pay.other.example']),
        official('market', 'platform', ['a.b.market.example']),
      ],
      sharedHosts: [],
    };
    const label = fc.constantFrom('a', 'b', 'pay', 'bank', 'other', 'market', 'xbank');
    const host = fc
      .array(label, { minLength: 1, maxLength: 4 })
      .map((labels) => `${labels.join('.')}.example`);
    fc.assert(
      fc.property(host, (value) => {
        const outcome = buildItemJudge(guarded)({ line: 1, said: { as: 'host', text: value } });
        const identifier = { kind: 'host', value: value as HostName } as const;
        const fault = findIdentifierFault(identifier, guarded);
        expect('reason' in outcome ? outcome.reason : null).toBe(
          fault === null ? null : 'protected',
        );
      }),
      { numRuns: 500 },
    );
  });
});
