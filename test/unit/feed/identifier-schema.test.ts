import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifierKinds } from '#lib/domain/identifier.ts';
import { identifierSchema, parseIdentifier } from '#lib/feed/identifier-schema.ts';

describe('parseIdentifier', () => {
  it.each([
    ['host', 'shop.example'],
    ['url-prefix', 'shop.example/p/tea'],
    ['shop', 'shopee:vn:900100200'],
    ['listing', 'tiki:vn:1'],
    ['phone', '+84901234567'],
    ['bank-account', 'vcb:0123456789'],
    ['tax-code', 'vn:0100109106'],
    ['handle', 'zalo:0901234567'],
    ['product-name', 'tra giam can#01'],
    ['registration', 'cosmetic:138797/20/cbmp-qld'],
  ] as const)('takes a %s in its normal form', (kind, value) => {
    expect(parseIdentifier(kind, value)).toEqual({ kind, value });
  });

  it.each([
    ['host', 'Shop.example'],
    ['host', 'shop.example\n'],
    ['host', 'shop'],
    ['url-prefix', 'shop.example'],
    ['phone', '0901234567'],
    ['shop', '../vn:1'],
    ['product-name', '1'],
  ] as const)('rejects %s %j', (kind, value) => {
    expect(parseIdentifier(kind, value)).toBeNull();
  });

  it('says of everything what the schema says', () => {
    const part = fc.constantFrom('a', 'shop', '.', '/', ':', '+84', '901234567', 'vn', '#', ' ');
    const value = fc.oneof(
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...identifierKinds), value, (kind, text) => {
        const schema = identifierSchema.safeParse({ kind, value: text });
        expect(parseIdentifier(kind, text) !== null).toBe(schema.success);
      }),
    );
  });

  it('answers at once to a value made to hang a pattern', () => {
    const startedAt = performance.now();
    for (const kind of identifierKinds) parseIdentifier(kind, `${'a.'.repeat(50_000)}!`);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
