import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostName } from '#lib/domain/identifier.ts';
import {
  buildHostAndParents,
  isIpAddress,
  readHost,
  readHttpUrl,
  registrableDomain,
} from '#lib/text/host.ts';

type Vector<T> = { readonly input: string; readonly value: T };

function readVectors<T>(name: string): readonly Vector<T>[] {
  return JSON.parse(readFileSync(`test/vectors/${name}.json`, 'utf8')) as readonly Vector<T>[];
}

function host(raw: string): HostName {
  const found = readHost(raw);
  if (!found) throw new Error(`no host: ${raw}`);
  return found;
}

describe('readHost', () => {
  it.each(readVectors<string | null>('host'))('reads $input as $value', ({ input, value }) => {
    expect(readHost(input)).toBe(value);
  });

  it('never throws and gives the same value when asked of its own answer', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.domain()), (raw) => {
        const read = readHost(raw);
        if (read !== null) expect(readHost(read)).toBe(read);
      }),
    );
  });

  it('reads every domain that exists as itself in lower case', () => {
    fc.assert(
      fc.property(fc.domain(), (raw) => {
        expect(readHost(raw)).toBe(raw.toLowerCase());
      }),
    );
  });

  it('writes a Vietnamese name in its A-label form, however it was typed', () => {
    const composed = readHost('chợlành.example');
    expect(composed).toMatch(/^xn--[a-z0-9-]+\.example$/);
    expect(readHost('CHỢLÀNH.example')).toBe(composed);
    expect(readHost('chợlành.example'.normalize('NFD'))).toBe(composed);
  });
});

describe('readHttpUrl', () => {
  it('adds the missing scheme and keeps the path', () => {
    expect(readHttpUrl('shop.example/p?x=1')?.href).toBe('http://shop.example/p?x=1');
  });

  it.each(['', 'javascript:alert(1)', 'file:///etc/passwd', 'chrome://settings', 'x'.repeat(9000)])(
    'refuses %s',
    (raw) => {
      expect(readHttpUrl(raw)).toBeNull();
    },
  );
});

describe('registrableDomain', () => {
  it.each([
    ['cdn.shop.example', 'shop.example'],
    ['a.b.shop.com.vn', 'shop.com.vn'],
    ['tra-lanh.myshopify.com', 'tra-lanh.myshopify.com'],
    ['x.blogspot.com', 'x.blogspot.com'],
  ])('of %s is %s', (raw, domain) => {
    expect(registrableDomain(host(raw))).toBe(domain);
  });

  it.each(['com.vn', 'myshopify.com', '203.0.113.7'])('does not exist for %s', (raw) => {
    expect(registrableDomain(host(raw))).toBeNull();
  });
});

describe('buildHostAndParents', () => {
  it.each(readVectors<readonly string[]>('host-and-parents'))(
    'looks $input up as $value',
    ({ input, value }) => {
      expect(buildHostAndParents(host(input))).toEqual(value);
    },
  );

  it('keeps the registered domain and stays bounded however many labels are stacked', () => {
    const deep = host(`${'a.'.repeat(100)}shop.example`);
    const all = buildHostAndParents(deep);
    expect(all).toHaveLength(16);
    expect(all[0]).toBe(deep);
    expect(all.at(-1)).toBe('shop.example');
  });

  it('gives only hosts that are the host itself or stand above it', () => {
    fc.assert(
      fc.property(fc.domain(), (raw) => {
        const whole = host(raw);
        for (const parent of buildHostAndParents(whole)) {
          expect(whole === parent || whole.endsWith(`.${parent}`)).toBe(true);
          expect(registrableDomain(parent)).not.toBeNull();
        }
      }),
    );
  });
});

describe('isIpAddress', () => {
  it('tells an address from a name', () => {
    expect(isIpAddress(host('203.0.113.7'))).toBe(true);
    expect(isIpAddress(host('203.shop.example'))).toBe(false);
  });
});
