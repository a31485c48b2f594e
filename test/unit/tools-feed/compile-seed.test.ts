import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '#lib/domain/entry.ts';
import { identifierText } from '#lib/domain/identifier.ts';
import { compileSeed } from '../../../tools/feed/compile-seed.ts';
import type { SeedInputs } from '../../../tools/feed/rule-files.ts';
import { addMonths } from '../../../tools/feed/recheck-day.ts';
import { writtenClaim, writtenLabel } from '../feed/written-feed.ts';
import {
  rulesWith,
  writtenFeedFile,
  writtenList,
  writtenNotice,
  writtenRules,
} from './written-rules.ts';

function compileEntries(inputs: SeedInputs): readonly Entry[] {
  const compiled = compileSeed(inputs);
  if (!compiled.ok) throw new Error(compiled.detail);
  return compiled.value.lists.flatMap((list) => list.entries);
}

function refusal(inputs: SeedInputs): string {
  const compiled = compileSeed(inputs);
  return compiled.ok ? 'was compiled' : (compiled.detail ?? '');
}

const host = (value: string, why = 'riêng một người bán') => ({ kind: 'host', value, why });

describe('compileSeed', () => {
  it('makes one entry of each identifier, in its normal form, with all that a shopper is told', () => {
    expect(compileEntries(writtenRules())).toEqual([
      {
        id: expect.stringMatching(/^2026-07-tra-thu-[0-9a-f]{8}$/),
        listId: 'canh-bao',
        identifier: { kind: 'host', value: 'trathu.example' },
        reason: 'unlawful-health-ad',
        state: 'listed',
        authority: { vi: 'Cơ quan thử', en: 'Test authority' },
        about: 'Trà Thử Nghiệm',
        source: { title: 'Báo Thử, 07/2026', url: 'https://bao-thu.example/bai/1' },
        listedOn: '2026-07',
        lastCheckedOn: '2026-07',
        recheckBy: '2028-07',
        answer: null,
        demo: false,
      },
    ]);
  });

  it('keeps the publisher first, and takes every address from its one place', () => {
    const compiled = compileSeed(writtenRules());
    expect(compiled.ok && compiled.value.curators.map(({ id }) => id)).toEqual([
      'nha-xuat-ban',
      'a-hoi',
    ]);
    expect(compiled.ok && compiled.value.curators[1]).toMatchObject({
      url: 'https://thu.example/',
      objectionUrl: 'mailto:phan-hoi@thu.example',
    });
  });

  it('is the same byte for byte, whatever order files and notices are in', () => {
    const names = ['mot', 'hai', 'ba', 'bon', 'nam'];
    const notices = names.map((name) => ({
      ...writtenNotice(),
      id: name,
      identifiers: [
        host(`${name}-thu.example`),
        { kind: 'product-name', value: `Trà ${name} An Lành` },
      ],
    }));
    const lists = (order: readonly object[]) => [
      { path: 'rules/lists/a.json', json: writtenList(order) },
      { path: 'rules/lists/b.json', json: { ...writtenList([]), id: 'b' } },
    ];
    const expected = compileSeed(writtenRules({ lists: lists(notices) }));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(notices, { minLength: notices.length }),
        fc.boolean(),
        (order, turned) => {
          const files = turned ? lists(order).toReversed() : lists(order);
          const compiled = compileSeed(writtenRules({ lists: files }));
          expect(compiled.ok && expected.ok && JSON.stringify(compiled.value)).toBe(
            expected.ok && JSON.stringify(expected.value),
          );
        },
      ),
    );
  });

  it('gives an entry the same id when its neighbours change', () => {
    const [before] = compileEntries(rulesWith([host('trathu.example')]));
    const after = compileEntries(rulesWith([host('khac-thu.example'), host('trathu.example')]));
    expect(after.map(({ id }) => id)).toContain(before!.id);
  });

  it('lets one identifier be less sure than its notice', () => {
    const entries = compileEntries(
      rulesWith(
        [
          { kind: 'product-name', value: 'Trà An Lành lô AB12' },
          { kind: 'product-name', value: 'Trà An Lành', state: 'listed' },
        ],
        { state: 'confirmed' },
      ),
    );
    const states = Object.fromEntries(
      entries.map((each) => [identifierText(each.identifier), each.state]),
    );
    expect(states).toEqual({
      'product-name:tra an lanh': 'listed',
      'product-name:tra an lanh#ab12': 'confirmed',
    });
  });

  it('writes nothing of what a notice left out into the feed', () => {
    const inputs = rulesWith([host('trathu.example')], {
      leftOut: [{ value: 'nhathuoc.example', why: 'nhà thuốc bán nhiều mặt hàng' }],
    });
    const compiled = compileSeed(inputs);
    expect(compiled.ok && JSON.stringify(compiled.value)).not.toContain('nhathuoc.example');
  });
});

describe('the day somebody has to look again', () => {
  it('comes later for a banned substance, and a written one wins', () => {
    const day = (changes: object): string =>
      compileEntries(rulesWith([host('trathu.example')], changes))[0]!.recheckBy;
    expect(day({ reason: 'banned-substance', listedOn: '2025-04-29' })).toBe('2030-04-29');
    expect(day({ reason: 'misleading-claim', listedOn: '2025-04-29' })).toBe('2027-04-29');
    expect(day({ recheckBy: '2026-12' })).toBe('2026-12');
  });

  it.each([
    ['2025-07', 24, '2027-07'],
    ['2025-12', 1, '2026-01'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
  ])('is counted in months: %s + %i', (iso, months, expected) => {
    expect(addMonths(iso, months)).toBe(expected);
  });
});

describe('refuses', () => {
  it.each([
    ['an official host', host('nganhangthu.example'), 'official host of Ngân Hàng Thử'],
    ['a host below an official one', host('login.nganhangthu.example'), 'official host'],
    ['a marketplace', host('www.san.example'), 'official host of Sàn Thử'],
    ['a public suffix', host('com.vn'), 'public suffix'],
    ['a suffix that rents out names', host('myshopify.com'), 'public suffix'],
    ['a shared host', host('mang-xa-hoi.example'), 'shared host'],
    ['a page of a bank', { kind: 'url-prefix', value: 'nganhangthu.example/vay' }, 'protected'],
    ['a page written as a host', host('trathu.example/trang'), 'cannot be read as a host'],
    [
      'a host written as a page',
      { kind: 'url-prefix', value: 'trathu.example' },
      'cannot be read as',
    ],
    ['a host without a reason why', { kind: 'host', value: 'trathu.example' }, 'say under "why"'],
    [
      'a shop without its platform',
      { kind: 'shop', value: '900100200' },
      'cannot be read as a shop',
    ],
    [
      'a citizen number as a tax code',
      { kind: 'tax-code', value: '001099012345' },
      'cannot be read',
    ],
    ['one short word', { kind: 'product-name', value: 'Kera' }, 'one word with fewer than 7'],
    ['a code for a name', { kind: 'product-name', value: 'M9' }, 'one word'],
    [
      'a name longer than any title is compared with',
      { kind: 'product-name', value: 'một hai ba bốn năm sáu bảy' },
      '6 words at a time',
    ],
    ['a name without letters', { kind: 'product-name', value: '123' }, 'cannot be read'],
  ])('%s, and says where and what to do', (_, identifier, text) => {
    const detail = refusal(rulesWith([identifier]));
    expect(detail).toContain('rules/lists/a.json › 2026-07-tra-thu › ');
    expect(detail).toContain(text);
  });

  it('takes a seller’s own page on a marketplace and a sub-site of a suffix', () => {
    const entries = compileEntries(
      rulesWith([
        { kind: 'url-prefix', value: 'https://san.example/gian-hang/7?ref=1' },
        host('cua-hang.myshopify.com'),
      ]),
    );
    expect(entries.map(({ identifier }) => identifier.value).sort()).toEqual([
      'cua-hang.myshopify.com',
      'san.example/gian-hang/7',
    ]);
  });

  it('the same identifier twice, however it is written', () => {
    const detail = refusal(
      rulesWith([host('trathu.example'), host('https://WWW.TraThu.example./')]),
    );
    expect(detail).toContain('a second time');
  });

  it('two statements that contradict each other', () => {
    const detail = refusal(
      rulesWith([host('trathu.example'), { ...host('trathu.example'), state: 'cleared' }]),
    );
    expect(detail).toContain('says something else');
  });

  it.each([
    ['no source', { source: undefined }],
    ['a source without an address', { source: { title: 'Báo' } }],
    ['an unsafe source', { source: { title: 'Báo', url: 'javascript:alert(1)' } }],
    ['no date', { listedOn: undefined }],
    ['a date that is none', { listedOn: '2026-02-31' }],
    ['a field nobody knows', { score: 3 }],
    ['a check before the listing', { lastCheckedOn: '2026-06-30' }],
    ['a re-check before the listing', { recheckBy: '2026-01' }],
    ['an authority that is not named', { authority: 'khong-co' }],
    ['a decision of nobody', { state: 'confirmed', authority: null }],
    ['nothing at all', { identifiers: [] }],
  ])('a notice with %s', (_, changes) => {
    expect(refusal(rulesWith([host('trathu.example')], changes))).toContain('2026-07-tra-thu');
  });

  it('takes a notice that names nothing when it says why', () => {
    const leftOut = [{ value: 'M9', why: 'tên quá ngắn' }];
    expect(compileEntries(rulesWith([], { identifiers: [], leftOut }))).toEqual([]);
  });

  it('a list of a curator whom the feed does not know', () => {
    const json = { ...writtenList(), curatorId: 'ai-do' };
    expect(refusal(writtenRules({ lists: [{ path: 'rules/lists/a.json', json }] }))).toContain(
      'ai-do',
    );
  });

  it('words that accuse, wherever they stand', () => {
    const word = ['lừa', 'đảo'].join(' ');
    const claim = { ...writtenClaim(), why: { vi: `Đây là ${word}.`, en: 'Fine.' } };
    const detail = refusal(
      writtenRules({ claims: [{ path: 'rules/claims/x.json', json: [claim] }] }),
    );
    expect(detail).toContain('rules/claims/x.json › text: says');
    expect(refusal(rulesWith([host('trathu.example')], { about: word }))).toContain('says');
  });

  it('a claim rule that fails its own examples', () => {
    const claim = { ...writtenClaim(), phrases: ['câu khác hẳn'] };
    const detail = refusal(
      writtenRules({ claims: [{ path: 'rules/claims/x.json', json: [claim] }] }),
    );
    expect(detail).toContain('thu-01: does not answer to its own example');
  });

  it('a claim rule that answers where it says it does not', () => {
    const claim = { ...writtenClaim(), unless: [] };
    const detail = refusal(
      writtenRules({ claims: [{ path: 'rules/claims/x.json', json: [claim] }] }),
    );
    expect(detail).toContain('thu-01: answers to its own example');
  });

  it('a label that fails its own examples', () => {
    const label = { ...writtenLabel(), names: ['nhãn khác'] };
    const detail = refusal(
      writtenRules({ labels: [{ path: 'rules/labels/x.json', json: label }] }),
    );
    expect(detail).toContain('nhan-thu: does not answer');
  });

  it.each(['www.x.example', '0x7f.1'])(
    'an official host that is not in its normal form, which would protect too little: %s',
    (host) => {
      const json = [{ id: 'x', kind: 'bank', name: 'X', hosts: [host], words: [] }];
      const detail = refusal(
        writtenRules({ officials: [{ path: 'rules/officials/x.json', json }] }),
      );
      expect(detail).toContain('not in its normal form');
    },
  );

  it('a feed file that is broken, and everything else that is wrong with it, in one go', () => {
    const feed = { path: 'rules/feed.json', json: { ...writtenFeedFile(), version: 0 } };
    const claims = [
      { path: 'rules/claims/x.json', json: [{ ...writtenClaim(), severity: 'danger' }] },
    ];
    const detail = refusal(writtenRules({ feed, claims }));
    expect(detail).toContain('rules/feed.json › version');
    expect(detail).toContain('rules/claims/x.json › thu-01/severity');
  });
});
