import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiptStatuses } from '#lib/domain/receipt.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import {
  findReceipt,
  openReceipts,
  parseReceipts,
  receiptReasons,
  receiptsLayout,
  receiptsLimits,
} from '#lib/feed/receipts.ts';
import { encodeReceipts } from '../../../tools/feed/receipts/encode-receipts.ts';
import '../../support/property-runs.ts';
import { anyReceipts, hashOf, sampleReceipt } from '../../support/sample-receipts.ts';

const { headerBytes, rowBytes } = receiptsLayout;

function parse(bytes: Uint8Array) {
  const parsed = parseReceipts(bytes);
  if (!parsed.ok) throw new Error(`${parsed.error} ${parsed.detail ?? ''}`);
  return parsed.value;
}

function change(bytes: Uint8Array, at: number, ...values: readonly number[]): Uint8Array {
  const changed = new Uint8Array(bytes);
  changed.set(values, at);
  return changed;
}

const hexOf = (number: number): string => number.toString(16).padStart(20, '0');
const two = encodeReceipts([
  sampleReceipt({ hash: '00'.repeat(10) }),
  sampleReceipt({ hash: '01'.repeat(10) }),
]);

describe('the receipts of a feed (F20)', () => {
  it('say of each report what was written of it, and nothing of any other', () => {
    fc.assert(
      fc.property(anyReceipts, fc.string(), (written, other) => {
        const receipts = parse(encodeReceipts(written));
        expect(receipts.count).toBe(written.length);
        for (const { hash, ...said } of written) {
          expect(findReceipt(receipts, hash)).toEqual(said);
          expect(findReceipt(receipts, `${hash}00ff`)).toEqual(said);
        }
        const [asked, naive] = [hashOf(other), written.find(({ hash }) => hash === hashOf(other))];
        expect(findReceipt(receipts, asked) === null).toBe(naive === undefined);
      }),
    );
  });

  it('are the same bytes in whatever order they were written down', () => {
    fc.assert(
      fc.property(anyReceipts, (written) => {
        expect(encodeReceipts(written.toReversed())).toEqual(encodeReceipts(written));
      }),
    );
  });

  it('keep their numbers: what was signed yesterday means the same tomorrow', () => {
    const said = { status: 'cleared', reason: 'other', decidedOn: '2026-11-23' } as const;
    const bytes = encodeReceipts([{ ...said, hash: 'ab'.repeat(10) }]);
    expect(Buffer.from(bytes).toString('hex')).toBe(
      `434c5201_19000000_01000000_${'ab'.repeat(10)}_2a_2c51`.replaceAll('_', ''),
    );
    expect(receiptReasons.toSorted()).toEqual(reasonCodes.toSorted());
    expect(receiptReasons.slice(0, 11)).toEqual([
      'counterfeit',
      'non-delivery',
      'phishing',
      'impersonation',
      'unlawful-health-ad',
      'banned-substance',
      'recalled',
      'off-platform-payment',
      'misleading-claim',
      'unregistered-shop',
      'other',
    ]);
    expect(receiptStatuses).toEqual(['accepted', 'rejected', 'cleared']);
  });

  it('answer null to what is no hash', () => {
    const receipts = parse(two);
    for (const text of ['', '00', 'zz'.repeat(10), '00'.repeat(9), '../../../../../../..']) {
      expect(findReceipt(receipts, text)).toBeNull();
    }
  });

  it.each([
    ['nothing', new Uint8Array(), 'receipts-truncated'],
    ['half a header', two.subarray(0, 11), 'receipts-truncated'],
    ['another magic', change(two, 0, 0x50), 'receipts-magic-unknown'],
    ['a later format', change(two, 3, 2), 'receipts-format-unknown'],
    ['more rows than a client reads', change(two, 8, 0xff, 0xff, 0xff, 0xff), 'receipts-too-large'],
    ['a row less than it says', two.subarray(0, -rowBytes), 'receipts-length-wrong'],
    ['a byte behind its end', new Uint8Array([...two, 0]), 'receipts-length-wrong'],
    ['another length than it has', change(two, 4, 1), 'receipts-length-wrong'],
    [
      'one report twice',
      change(two, headerBytes, ...'1'.repeat(10).split('').map(Number)),
      'receipts-malformed',
    ],
    ['rows out of order', change(two, headerBytes, 2), 'receipts-malformed'],
    ['a status that there is not', change(two, headerBytes + 10, 0x30), 'receipts-malformed'],
    ['a reason that there is not', change(two, headerBytes + 10, 0x0b), 'receipts-malformed'],
    ['no day', change(two, headerBytes + 11, 0, 0), 'receipts-malformed'],
  ])('are refused where they hold %s', (_what, bytes, error) => {
    expect(parseReceipts(bytes)).toMatchObject({ ok: false, error });
  });

  it('neither throw nor read outside of themselves, whatever the bytes are', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(anyReceipts, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }), fc.nat(20))
        .map(([written, marks, cut]) => {
          const file = encodeReceipts(written);
          for (const [at, byte] of marks) file[at % file.length] = byte;
          return file.subarray(0, file.length - (cut > 10 ? cut - 10 : 0));
        }),
    );
    fc.assert(
      fc.property(bytes, (file) => {
        // A view into a larger buffer: what lies around it is not its own.
        const around = new Uint8Array(file.length + 64).fill(0xff);
        around.set(file, 32);
        const inside = around.subarray(32, 32 + file.length);
        const [parsed, opened] = [parseReceipts(inside), openReceipts(inside)];
        expect(parsed).toEqual(parseReceipts(new Uint8Array(file)).ok ? opened : parsed);
        if (opened.ok) findReceipt(opened.value, '00'.repeat(10));
        if (parsed.ok) expect(opened.ok).toBe(true);
      }),
    );
  });

  it('hold as many as a client reads and are searched in a moment', () => {
    const many = Array.from({ length: receiptsLimits.rows }, (_, at) =>
      sampleReceipt({ hash: hexOf(at) }),
    );
    const bytes = encodeReceipts(many);
    expect(bytes.length).toBe(1_300_012);
    const receipts = parse(bytes);
    expect(findReceipt(receipts, hexOf(99_999))).not.toBeNull();
    expect(findReceipt(receipts, hexOf(100_000))).toBeNull();
    expect(() => encodeReceipts([...many, sampleReceipt()])).toThrow('100001');
    expect(() => encodeReceipts([sampleReceipt(), sampleReceipt()])).toThrow('two receipts');
  });
});
