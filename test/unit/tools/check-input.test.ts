import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { maxPageBytes, readCheckInput } from '../../../tools/site/check-input.ts';
import { buildTemporaryFolder } from '../../support/temporary-folder.ts';

const url = 'https://shopee.vn/Tra-i.1.2';
let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = buildTemporaryFolder('check');
  await writeFile(at('page.html'), '<!doctype html><title>Trà</title>');
  await writeFile(at('fragment.html'), '\ufeff\n<!-- saved --><div class="a">Trà</div>');
  await writeFile(at('payload.json'), '{"html":"<div>Trà</div>"}');
  await writeFile(at('empty.html'), '');
  await writeFile(at('picture.html'), Buffer.from([0x3c, 0x68, 0x74, 0x6d, 0x6c, 0x3e, 0, 1, 2]));
  await writeFile(at('huge.html'), '<html>');
  await truncate(at('huge.html'), 50_000_000);
});

describe('the check command’s input', () => {
  it.each(['page.html', 'fragment.html'])('takes a page with its address (%s)', async (name) => {
    const input = await readCheckInput(['--url', url, at(name)]);
    expect(input).toMatchObject({ ok: true, value: { url: new URL(url), browser: false } });
  });

  it('takes the wish for a real browser', async () => {
    const input = await readCheckInput(['--browser', '--url', url, at('page.html')]);
    expect(input).toMatchObject({ ok: true, value: { browser: true } });
  });

  it('takes a folder of pages to be read twice', async () => {
    const input = await readCheckInput(['--all', '--browser', folder]);
    expect(input).toEqual({ ok: true, value: { folder } });
  });

  it.each([
    ['usage', ['--all', 'pages']],
    ['usage', ['--all', '--browser']],
    ['usage', ['--all', '--browser', '--url', url, 'pages']],
    ['usage', ['--url', url]],
    ['usage', ['--url', url, 'a.html', 'b.html']],
    ['usage', ['--url', url, '--colour', 'red', 'a.html']],
    ['url-missing', ['page.html']],
    ['url-malformed', ['--url', 'shopee', 'page.html']],
    ['url-malformed', ['--url', 'file:///etc/passwd', 'page.html']],
    ['host-unknown', ['--url', 'https://localhost/', 'page.html']],
    ['host-unknown', ['--url', 'https://shopee/', 'page.html']],
  ])('refuses with %s: %j', async (error, args) => {
    const input = await readCheckInput(args);
    expect(input).toMatchObject({ ok: false, error });
    expect(input.ok ? '' : input.detail).not.toMatch(/\n/);
  });

  it.each([
    ['file-unreadable', 'missing.html'],
    ['file-unreadable', ''],
    ['file-too-large', 'huge.html'],
    ['not-html', 'payload.json'],
    ['not-html', 'empty.html'],
    ['not-html', 'picture.html'],
  ])('refuses with %s: %s', async (error, name) => {
    expect(await readCheckInput(['--url', url, at(name)])).toMatchObject({ ok: false, error });
  });

  it('reads no more than the largest page it promises to', () => {
    expect(maxPageBytes).toBeLessThan(50_000_000);
  });
});
