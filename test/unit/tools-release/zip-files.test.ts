import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import {
  buildZip,
  describeZipDifference,
  readEntries,
  type ZipEntry,
} from '../../../tools/release/zip-files.ts';

const folders: string[] = [];
const zone = process.env.TZ;

afterEach(() => {
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true }));
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

function entry(path: string, text = path, isExecutable = false): ZipEntry {
  return { path, bytes: new TextEncoder().encode(text), isExecutable };
}

/** A folder with these files, all of them changed on that day. */
function folderOf(files: readonly (readonly [string, string])[], day: Date): string {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  folders.push(folder);
  mkdirSync(join(folder, 'deep'));
  for (const [path, text] of files) {
    writeFileSync(join(folder, path), text);
    utimesSync(join(folder, path), day, day);
  }
  return folder;
}

const files = [
  ['manifest.json', '{}'],
  ['deep/một.js', 'go();'.repeat(400)],
  ['10', 'a name that JavaScript would put first'],
] as const;

describe('an archive of a release', () => {
  it('has the same bytes from another folder, in another order, on another day, in another zone', () => {
    process.env.TZ = 'Asia/Ho_Chi_Minh';
    const one = buildZip(readEntries(folderOf(files, new Date('2026-01-02T03:04:05Z'))));
    const offsets = [new Date(0).getTimezoneOffset()];
    process.env.TZ = 'America/St_Johns';
    offsets.push(new Date(0).getTimezoneOffset());
    expect(offsets, 'the zone did change').toEqual([-480, 210]);
    const again = folderOf([...files].reverse(), new Date('1999-12-31T23:59:59Z'));
    const two = buildZip(readEntries(again).reverse());
    expect(Buffer.from(one).equals(two)).toBe(true);
    expect(describeZipDifference(one, two)).toBeNull();
  });

  it('has other bytes when one letter changed, and says in which file', () => {
    const one = buildZip([entry('a.js'), entry('b.js', 'x')]);
    const two = buildZip([entry('a.js'), entry('b.js', 'y')]);
    expect(describeZipDifference(one, two)).toBe('1 files differ: b.js');
    expect(describeZipDifference(one, buildZip([entry('a.js')]))).toBe('1 files differ: b.js');
  });

  it('tells a file that may be run from one that may not', () => {
    const one = buildZip([entry('run', 'x', true)]);
    const two = buildZip([entry('run', 'x', false)]);
    expect(describeZipDifference(one, two)).toBe('the same files, packed differently');
    // The rights of Unix in the directory at the end: -rwxr-xr-x.
    expect(Buffer.from(one).includes(Buffer.from([0x00, 0x00, 0xed, 0x81]))).toBe(true);
  });

  it('gives back what went in, whatever it is', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-zà-ỹ0-9_-]{1,12}(\/[a-z]{1,5})?$/), {
      maxLength: 8,
      selector: (name) => name.split('/')[0],
    });
    fc.assert(
      fc.property(names, fc.uint8Array({ maxLength: 300 }), (paths, bytes) => {
        const zip = buildZip(paths.map((path) => ({ path, bytes, isExecutable: false })));
        const out = unzipSync(zip);
        expect(Object.keys(out).sort()).toEqual([...paths].sort());
        for (const path of paths) expect(Buffer.from(out[path] ?? []).equals(bytes)).toBe(true);
      }),
    );
  });

  it.each(['../a', 'a/../b', '/a', String.raw`a\b`, 'C:/a', 'c:a', ''])(
    'rejects a name that leads outside or nowhere (%j)',
    (path) => {
      expect(() => buildZip([entry(path, 'x')])).toThrow('no place in an archive');
    },
  );

  it('rejects two files of one name: which of them is unpacked would be up to the reader', () => {
    expect(() => buildZip([entry('a', '1'), entry('a', '2')])).toThrow('twice');
  });
});
