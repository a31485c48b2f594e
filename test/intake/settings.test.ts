import { describe, expect, test } from 'vitest';
import { readClientAddress } from '../../intake/http/client-address.ts';
import { en } from '../../intake/cases/words-en.ts';
import { vi } from '../../intake/cases/words-vi.ts';
import { buildLog, describeFault } from '../../intake/log.ts';
import { readSettings } from '../../intake/settings.ts';

describe('the environment', () => {
  test('may be empty: then everything lies in a folder and only this machine is served', () => {
    expect(readSettings({})).toMatchObject({
      host: '127.0.0.1',
      port: 8787,
      place: { kind: 'folder', path: 'intake-data' },
      trustedProxies: 0,
    });
  });

  test('names a server of PostgreSQL', () => {
    const { place } = readSettings({
      DATABASE_URL: 'postgres://a:b@c/d',
      DATABASE_CONNECTIONS: '4',
    });
    expect(place).toEqual({ kind: 'server', url: 'postgres://a:b@c/d', connections: 4 });
  });

  test('is told what is wrong in it, and no value of it is repeated', () => {
    const wrong = { PORT: 'secret-port', INTAKE_CONTACT: 'secret-contact' };
    expect(() => readSettings(wrong)).toThrow(/PORT.*INTAKE_CONTACT/s);
    expect(() => readSettings(wrong)).not.toThrow(/secret/);
  });
});

describe('the address of a sender', () => {
  test.each([
    ['203.0.113.7', undefined, 0, '203.0.113.7'],
    ['::ffff:203.0.113.7', undefined, 0, '203.0.113.7'],
    ['203.0.113.7', '198.51.100.1', 0, '203.0.113.7'],
    ['10.0.0.1', '198.51.100.1', 1, '198.51.100.1'],
    ['10.0.0.1', '1.1.1.1, 198.51.100.1', 1, '198.51.100.1'],
    ['10.0.0.1', '1.1.1.1, 198.51.100.1, 10.0.0.9', 2, '198.51.100.1'],
    ['10.0.0.1', 'garbage', 1, '10.0.0.1'],
    ['10.0.0.1', undefined, 1, '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2'],
    ['2001:0db8:0001:0002::9', undefined, 0, '2001:db8:1:2'],
    ['2001:db8::', undefined, 0, '2001:db8:0:0'],
    ['::1', undefined, 0, '0:0:0:0'],
    [undefined, undefined, 0, ''],
  ])('%s behind %s with %i proxies is %s', (socket, forwarded, proxies, address) => {
    expect(readClientAddress(socket, forwarded, proxies)).toBe(address);
  });
});

describe('the log', () => {
  test('says of a fault where it was, and nothing of its message', () => {
    const fault = new Error('Failed query: params: bí mật', {
      cause: Object.assign(new Error('x'), { code: '23505' }),
    });
    const lines: string[] = [];
    buildLog(
      (line) => void lines.push(line),
      () => 0,
    )('failed', describeFault(fault));
    expect(lines.join('')).not.toContain('bí mật');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      event: 'failed',
      fault: 'Error',
      code: '23505',
    });
    expect(describeFault('text')).toEqual({ fault: 'string' });
  });
});

test('both languages fill in the same names', () => {
  const names = (words: object): unknown =>
    Object.entries(words).map(([key, text]) =>
      typeof text === 'string'
        ? [key, [...text.matchAll(/\{\w+\}/g)].map(String).toSorted()]
        : names(Object(text)),
    );
  expect(names(en)).toEqual(names(vi));
});
