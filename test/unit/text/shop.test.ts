import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildListingKey,
  buildShopKey,
  buildShopSlugKey,
  readListingKey,
  readShopKey,
} from '#lib/text/shop.ts';

const shopee = { platform: 'shopee', country: 'vn' };

describe('buildShopKey', () => {
  it('joins platform, country and id', () => {
    expect(buildShopKey({ ...shopee, id: ' 900100200 ' })).toBe('shopee:vn:900100200');
    expect(buildShopKey({ platform: 'Amazon', country: 'US', id: 'A1B2c3' })).toBe(
      'amazon:us:A1B2c3',
    );
  });

  it('keeps shops of two countries and of two platforms apart', () => {
    const keys = [
      buildShopKey({ ...shopee, id: '7' }),
      buildShopKey({ ...shopee, country: 'th', id: '7' }),
      buildShopKey({ ...shopee, platform: 'lazada', id: '7' }),
    ];
    expect(new Set(keys).size).toBe(3);
  });

  it.each(['', ' ', '1:2', '@7', 'a b', 'a/b', 'x'.repeat(129), '7\n', '7\u0000', 'a#b'])(
    'refuses the id "%s"',
    (id) => {
      const expected = id.trim() === '7' ? 'shopee:vn:7' : null;
      expect(buildShopKey({ ...shopee, id })).toBe(expected);
    },
  );

  it('refuses a platform or a country that is none', () => {
    expect(buildShopKey({ platform: '', country: 'vn', id: '7' })).toBeNull();
    expect(buildShopKey({ platform: 'sho:pee', country: 'vn', id: '7' })).toBeNull();
    expect(buildShopKey({ platform: 'shopee', country: 'viet', id: '7' })).toBeNull();
    expect(buildShopKey({ platform: 'shopee', country: 'global', id: '7' })).not.toBeNull();
  });
});

describe('buildShopSlugKey', () => {
  it('compares slugs without case, without the @ in front, and decoded', () => {
    const key = 'shopee:vn:@tra.lanh';
    for (const slug of ['tra.lanh', 'Tra.Lanh', '@tra.lanh', '%74ra.lanh']) {
      expect(buildShopSlugKey({ ...shopee, slug })).toBe(key);
    }
  });

  it('can never be taken for a key by id', () => {
    expect(buildShopSlugKey({ ...shopee, slug: '900100200' })).not.toBe(
      buildShopKey({ ...shopee, id: '900100200' }),
    );
  });

  it('takes a slug with a lone percent sign as it is', () => {
    expect(buildShopSlugKey({ ...shopee, slug: 'giam%' })).toBe('shopee:vn:@giam%');
  });
});

describe('keys of a list', () => {
  it('are read back as themselves', () => {
    for (const key of ['shopee:vn:900100200', 'shopee:vn:@tra.lanh', 'amazon:us:A1B2c3']) {
      expect(readShopKey(key)).toBe(key);
    }
    expect(readListingKey('tiki:vn:77001')).toBe('tiki:vn:77001');
    expect(buildListingKey({ platform: 'tiki', country: 'vn', id: '77001' })).toBe('tiki:vn:77001');
  });

  it.each(['', 'shopee', 'shopee:vn', 'shopee:vn:', 'shopee:vn:1:2', ':vn:1'])(
    'refuses "%s"',
    (raw) => {
      expect(readShopKey(raw)).toBeNull();
      expect(readListingKey(raw)).toBeNull();
    },
  );

  it('are stable for every id a page may carry', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        for (const key of [
          buildShopKey({ ...shopee, id }),
          buildShopSlugKey({ ...shopee, slug: id }),
        ]) {
          if (key !== null && !key.includes('%')) expect(readShopKey(key)).toBe(key);
        }
      }),
      { numRuns: 500 },
    );
  });
});
