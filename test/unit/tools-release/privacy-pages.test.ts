import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { projectRoot } from '../../../tools/setup/project-root.ts';

function readText(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

const english = readText('docs/privacy.md');
const vietnamese = readText('docs/privacy-vi.md');

/** The rows of the table of what is kept: what, where, until when. */
function readRows(page: string): string[][] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** How many paragraphs begin with a bold word: the points of the policy. */
function countPoints(page: string): number {
  return page.split('\n').filter((line) => line.startsWith('**')).length;
}

describe('the privacy policy', () => {
  it('says the same in both languages: as many points, as many things kept, in the same places', () => {
    expect(countPoints(vietnamese)).toBe(countPoints(english));
    expect(countPoints(english)).toBeGreaterThan(10);
    const place = (rows: string[][]) =>
      rows.map((row) => /`[^`]+`|IndexedDB/.exec(row[1] ?? '')?.[0]);
    expect(place(readRows(vietnamese))).toEqual(place(readRows(english)));
    expect(readRows(english).length).toBeGreaterThan(8);
    for (const rows of [readRows(english), readRows(vietnamese)])
      for (const row of rows) expect(row.map((cell) => cell === '')).toEqual([false, false, false]);
  });

  it('has the same numbers in both: days, counts, minutes', () => {
    const numbers = (page: string) =>
      readRows(page).map((row) => row.join(' ').match(/\d+/g) ?? []);
    expect(numbers(vietnamese)).toEqual(numbers(english));
  });

  it.each(['chrome', 'firefox'])('names each permission of %s in both', (browser) => {
    const manifest: unknown = JSON.parse(readText(`test/house/manifests/${browser}.json`));
    const { permissions } = Object(manifest);
    expect(permissions.length).toBeGreaterThan(0);
    for (const permission of permissions) {
      for (const page of [english, vietnamese])
        expect(
          page
            .split('\n')
            .some(
              (line) =>
                /^\*\*(Permissions|Các quyền)/.test(line) && line.includes(`\`${permission}\``),
            ),
          permission,
        ).toBe(true);
    }
  });

  it('each leads to the other', () => {
    expect(english).toContain('(privacy-vi.md)');
    expect(vietnamese).toContain('(privacy.md)');
  });
});

it('the policy calls the buttons what they are called in the extension', () => {
  for (const [locale, page] of [
    ['en', english],
    ['vi', vietnamese],
  ] as const) {
    const { picture, guard } = catalogueOf(locale);
    expect(page).toContain(`“${picture.use}”`);
    expect(page.toLowerCase()).toContain(`“${guard.whatIsSent.toLowerCase()}”`);
  }
});
