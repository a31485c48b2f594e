import { describe, expect, it } from 'vitest';
import { isCheckout, isSecret, readSourceEntries } from '../../../tools/release/source-archive.ts';

describe('the archive of the sources', () => {
  it.each([
    'keys/root.pem',
    'keys/development/root-1',
    'feed/keys/a',
    'a/b.PEM',
    'server.key',
    '.env',
    'intake/.env.local',
    'home/id_ed25519',
  ])('holds no key (%s)', (path) => {
    expect(isSecret(path)).toBe(true);
  });

  it.each(['tools/key/signing-key.ts', 'public/seed/metadata/1.root.json', 'docs/environment.md'])(
    'holds what only speaks of keys (%s)',
    (path) => {
      expect(isSecret(path)).toBe(false);
    },
  );

  it('holds what is needed to build, and how to', async () => {
    // What a reviewer unpacked is not under version control, and makes no archive of sources.
    if (!isCheckout()) return expect(readSourceEntries()).rejects.toThrow('git');
    const entries = await readSourceEntries();
    const paths = entries.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'BUILD.md',
        'package-lock.json',
        'wxt.config.ts',
        'entrypoints/guard.ts',
        'public/icon/basket-danger.svg',
        'tools/release/release.ts',
      ]),
    );
    expect(paths.filter((path) => /^(node_modules|\.output|\.wxt|\.git)\//.test(path))).toEqual([]);
    expect(new Set(paths).size).toBe(paths.length);
    expect(entries.find(({ path }) => path === 'tools/feed/tuf-client')?.isExecutable).toBe(true);
    expect(entries.find(({ path }) => path === 'package.json')?.isExecutable).toBe(false);
  });
});
