import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileStore } from '../../../tools/feed/file-store.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-store-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

describe('a folder of files', () => {
  test('gives back what was written, byte for byte, also over older files', async () => {
    const store = openFileStore(join(folder, 'new', 'folder'));
    await store.write('a.json', bytes('a longer first version'));
    await store.write('a.json', bytes('second'));
    expect(await store.read('a.json')).toEqual(bytes('second'));
    expect(readdirSync(join(folder, 'new', 'folder'))).toEqual(['a.json']);
  });

  test('has nothing where nothing was written, and removing that is no fault', async () => {
    const store = openFileStore(folder);
    expect(await store.read('a.json')).toBeNull();
    await store.remove('a.json');
    await store.write('a.json', bytes('x'));
    await store.remove('a.json');
    expect(await store.read('a.json')).toBeNull();
  });

  test('keeps the old file and no half of the new one where writing fails', async () => {
    const store = openFileStore(folder);
    // A folder cannot be replaced by a file.
    mkdirSync(join(folder, 'a.json', 'inside'), { recursive: true });
    await expect(store.write('a.json', bytes('x'))).rejects.toThrow(
      /EISDIR|ENOTEMPTY|EEXIST|EPERM/,
    );
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  test('says so where it is no folder, instead of having nothing', async () => {
    writeFileSync(join(folder, 'file'), 'x');
    const store = openFileStore(join(folder, 'file'));
    await expect(store.read('a.json')).rejects.toThrow('ENOTDIR');
    await expect(store.write('a.json', bytes('x'))).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('x');
  });
});
