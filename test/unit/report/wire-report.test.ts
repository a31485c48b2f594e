import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportDraft } from '#lib/domain/report.ts';
import { buildWireReport } from '#lib/report/build-wire-report.ts';
import { digestEvidence, reportEnvelopeSchema, wireReportSchema } from '#lib/report/wire-report.ts';
import { buildSampleReport, sampleEvidence } from '../../support/sample-report.ts';

const nothingAdded = { reason: null, words: null, screenshot: null };

const draft: ReportDraft = {
  id: 'ab'.repeat(16),
  createdAtMs: 1_795_000_000_000,
  locale: 'vi',
  subject: { kind: 'shop', identifiers: ['shop:shopee:vn:12', 'host:shopee.vn'] },
  url: 'https://shopee.vn/shop/12',
  title: null,
  shopName: '  Tiệm\u202e Bình\u00a0Lợi \u0007',
  price: { amount: 14.99, currency: 'USD' },
  evidence: [{ kind: 'claim', code: 'cure-claim', quote: 'khỏi\n hẳn' }],
  versions: { extension: '0.1.0', feed: 3, siteRule: 'shopee@4' },
};

/** Every path of an object's fields: `evidence.price.amount`. */
function listFields(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => listFields(item, `${at}[]`));
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, item]) =>
    listFields(item, at ? `${at}.${key}` : key),
  );
}

describe('the report that leaves', () => {
  test('holds these fields and no others: whoever adds one adds it here, where it is seen', async () => {
    const screenshot = { mediaType: 'image/png' as const, base64: 'AAAA' };
    const report = await buildWireReport(
      { ...draft, title: 'Trà', behindPath: '?id=7' },
      { reason: 'other', words: 'x', screenshot, withWholeAddress: true },
    );
    expect([...new Set(listFields(report))].sort()).toEqual([
      'evidence.findings[].code',
      'evidence.findings[].kind',
      'evidence.findings[].quote',
      'evidence.observedAtMs',
      'evidence.price.amount',
      'evidence.price.currency',
      'evidence.seller',
      'evidence.subject.identifiers[]',
      'evidence.subject.kind',
      'evidence.title',
      'evidence.url',
      'evidence.versions.extension',
      'evidence.versions.feed',
      'evidence.versions.siteRule',
      'evidenceSha256',
      'id',
      'locale',
      'reason',
      'schemaVersion',
      'screenshot.base64',
      'screenshot.mediaType',
      'wholeAddress',
      'words',
    ]);
  });

  test('has the query and fragment of an address only where the shopper ticked that', async () => {
    const whole = { ...draft, behindPath: '?id=7&u=lan#anh' };
    const silent = await buildWireReport(whole, nothingAdded);
    expect(JSON.stringify(silent)).not.toMatch(/id=7|lan|anh/);
    const ticked = await buildWireReport(whole, { ...nothingAdded, withWholeAddress: true });
    expect(ticked.wholeAddress).toBe('https://shopee.vn/shop/12?id=7&u=lan#anh');
    expect(ticked.evidenceSha256).toBe(silent.evidenceSha256);
    const nothingCut = await buildWireReport(draft, { ...nothingAdded, withWholeAddress: true });
    expect(nothingCut).not.toHaveProperty('wholeAddress');
  });

  test.each([
    'https://lan:mat-khau@shopee.vn/?id=7',
    'javascript:alert(1)',
    'https://SHOPEE.vn/?id=7',
    'https://shopee.vn/?x= <script>',
    'khong phai dia chi',
  ])('refuses %s as a whole address', async (wholeAddress) => {
    const report = await buildWireReport(draft, nothingAdded);
    expect(wireReportSchema.safeParse(report).success).toBe(true);
    expect(wireReportSchema.safeParse({ ...report, wholeAddress }).success).toBe(false);
  });

  test('writes what the page hid as a person would read it, and the price as a decimal', async () => {
    const { evidence } = await buildWireReport(draft, nothingAdded);
    expect(evidence.seller).toBe('Tiệm Bình Lợi');
    expect(evidence.price).toEqual({ amount: '14.99', currency: 'USD' });
    expect(evidence.findings[0]?.quote).toBe('khỏi hẳn');
    expect(evidence.subject.identifiers).toEqual(['host:shopee.vn', 'shop:shopee:vn:12']);
  });

  test('is not lost for an identifier without a normal form or an endless address', async () => {
    const odd = {
      ...draft,
      url: `https://shopee.vn/${'a'.repeat(5_000)}`,
      subject: {
        kind: 'shop' as const,
        identifiers: ['shop:shopee:vn:1 2', 'what', 'host:shopee.vn'],
      },
    };
    const { evidence } = await buildWireReport(odd, nothingAdded);
    expect(evidence.subject.identifiers).toEqual(['host:shopee.vn']);
    expect(evidence.url).toBe('https://shopee.vn/');
  });

  test('leaves out a price that is no decimal', async () => {
    for (const amount of [Number.NaN, Infinity, -1, 1e21]) {
      const report = await buildWireReport(
        { ...draft, price: { amount, currency: 'VND' } },
        nothingAdded,
      );
      expect(report.evidence.price).toBeNull();
    }
  });

  test('is refused where the draft still carries a query', async () => {
    const leaky = { ...draft, url: 'https://shopee.vn/shop/12?sp_atk=1' };
    await expect(buildWireReport(leaky, nothingAdded)).rejects.toThrow('without user, query');
  });

  test('is taken whatever the page wrote', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 1_500 });
    await fc.assert(
      fc.asyncProperty(text, text, text, async (title, quote, words) => {
        const hostile = {
          ...draft,
          title,
          evidence: [{ kind: 'check' as const, code: title, quote }],
        };
        const report = await buildWireReport(hostile, { ...nothingAdded, words });
        expect(wireReportSchema.safeParse(JSON.parse(JSON.stringify(report))).success).toBe(true);
      }),
    );
  });
});

describe('the schema of a report', () => {
  test('takes the sample', async () => {
    expect(wireReportSchema.parse(await buildSampleReport(1)).id).toBe('1'.padStart(32, '0'));
  });

  test.each([
    ['a field nobody knows', { extra: 1 }],
    ['an id in upper case', { id: 'A'.repeat(32) }],
    ['a reason outside the list', { reason: 'because' }],
    ['a version of tomorrow', { schemaVersion: 2 }],
    ['words with a direction mark', { words: 'a\u202eb' }],
    ['words around white space', { words: ' a' }],
    [
      'a picture that is a path',
      { screenshot: { mediaType: 'image/png', base64: '../../etc/passwd.' } },
    ],
    [
      'a picture with a name',
      { screenshot: { mediaType: 'image/png', base64: 'AAAA', name: '../x' } },
    ],
    [
      'a picture that is a document',
      { screenshot: { mediaType: 'image/svg+xml', base64: 'AAAA' } },
    ],
  ])('rejects %s', async (_, change) => {
    const report = { ...(await buildSampleReport(1)), ...change };
    expect(wireReportSchema.safeParse(report).success).toBe(false);
    expect(reportEnvelopeSchema.safeParse({ report, proof: 'x' }).success).toBe(false);
  });

  test.each([
    ['a query', { url: 'https://shopee.vn/a?b=1' }],
    ['a user', { url: 'https://a:b@shopee.vn/' }],
    ['a script address', { url: 'javascript:alert(1)' }],
    [
      'identifiers out of order',
      { subject: { kind: 'shop', identifiers: ['shop:a:vn:2', 'host:a.vn'] } },
    ],
    ['an identifier twice', { subject: { kind: 'shop', identifiers: ['host:a.vn', 'host:a.vn'] } }],
    ['an identifier of no kind', { subject: { kind: 'shop', identifiers: ['name:x'] } }],
    ['half a character in the title', { title: 'a\ud800' }],
    ['two lines in the title', { title: 'a\nb' }],
    ['a time before the project', { observedAtMs: 1 }],
  ])('rejects evidence with %s', async (_, change) => {
    const report = await buildSampleReport(1);
    const changed = { ...report, evidence: { ...sampleEvidence, ...change } };
    expect(wireReportSchema.safeParse(changed).success).toBe(false);
  });

  test('says of every field what it is', () => {
    const shape = wireReportSchema.shape.evidence.shape;
    for (const [name, field] of Object.entries({ ...wireReportSchema.shape, ...shape })) {
      const inner = 'innerType' in field.def ? field.def.innerType : null;
      const said =
        field.description ??
        (inner && 'description' in Object(inner) ? Object(inner).description : '');
      expect(said, name).toMatch(/\w{3}/);
    }
  });
});

describe('the hash of the evidence', () => {
  test('does not hang on the order of fields', async () => {
    const turned = Object.fromEntries(Object.entries(sampleEvidence).toReversed());
    expect(await digestEvidence({ ...sampleEvidence, ...turned })).toBe(
      await digestEvidence(sampleEvidence),
    );
  });

  test('is another one when a letter changes', async () => {
    const other = { ...sampleEvidence, title: 'Trà mát gan Bình Lơi' };
    expect(await digestEvidence(other)).not.toBe(await digestEvidence(sampleEvidence));
  });

  test('is SHA-256 of the sorted JSON, as any other program computes it', async () => {
    // printf of the canonical form | sha256sum
    expect(await digestEvidence(sampleEvidence)).toBe(await digestByHand());
  });
});

async function digestByHand(): Promise<string> {
  const { createHash } = await import('node:crypto');
  const canonical =
    '{"findings":[{"code":"cure-claim","kind":"claim","quote":"khỏi hẳn sau 7 ngày"}],' +
    '"observedAtMs":1795000000000,"price":{"amount":"89000","currency":"VND"},"seller":"Tiệm Bình Lợi",' +
    '"subject":{"identifiers":["listing:shopee:vn:77","shop:shopee:vn:12"],"kind":"listing"},' +
    '"title":"Trà mát gan Bình Lợi","url":"https://shopee.vn/tra-mat-i.12.77",' +
    '"versions":{"extension":"0.1.0","feed":12,"siteRule":"shopee@4"}}';
  return createHash('sha256').update(canonical).digest('hex');
}
