import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../tools/setup/project-root.ts';

const locales = ['vi', 'en'] as const;
const browsers = ['chrome', 'firefox'] as const;

function readText(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

function readJson(path: string): Record<string, unknown> {
  return { ...Object(JSON.parse(readText(path))) };
}

function manifestOf(browser: (typeof browsers)[number]): Record<string, unknown> {
  // Held against the builds by the tests of the house.
  return readJson(`test/house/manifests/${browser}.json`);
}

/** The parts of a listing by their heading. */
function readListing(locale: (typeof locales)[number]): Record<string, string> {
  const parts = readText(`docs/store/listing-${locale}.md`).split(/^## /m).slice(1);
  return Object.fromEntries(
    parts.map((part) => {
      const [name = '', ...lines] = part.split('\n');
      return [name.trim(), lines.join('\n').trim()];
    }),
  );
}

type Reason = { readonly api?: unknown; readonly vi?: unknown; readonly en?: unknown };

function readReasons(part: string): readonly (readonly [name: string, reason: Reason])[] {
  return Object.entries(Object(readJson('docs/store/permissions.json')[part]));
}

function isTooShort(text: unknown): boolean {
  return typeof text !== 'string' || text.length < 40 || text.length > 1000;
}

const sources = ['lib', 'entrypoints'].flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) =>
      readFileSync(join(entry.parentPath, entry.name), 'utf8').replaceAll(/\s+/g, ''),
    ),
);

/** API that needs no permission, or is the permission's own. */
const freeApi = new Set(['action', 'commands', 'permissions', 'runtime', 'tabs', 'i18n']);

describe('the reasons for permissions', () => {
  const reasons = readReasons('permissions');

  it.each(browsers)('are given for each permission of %s, and for no other', (browser) => {
    const asked = manifestOf(browser).permissions;
    expect(new Set(reasons.map(([name]) => name))).toEqual(new Set(Object(asked)));
  });

  it.each(browsers)('are given for each kind of host permission of %s', (browser) => {
    const manifest = manifestOf(browser);
    for (const [name] of readReasons('hosts')) expect(manifest[name], name).toBeDefined();
    const asked = Object.keys(manifest).filter((key) => key.endsWith('host_permissions'));
    expect(
      readReasons('hosts')
        .map(([name]) => name)
        .sort(),
    ).toEqual(asked.sort());
  });

  it.each([...reasons, ...readReasons('hosts')])(
    'are said in both languages, within the limit of the form (%s)',
    (_name, { vi, en }) => {
      expect([isTooShort(vi), isTooShort(en)]).toEqual([false, false]);
      expect(vi).not.toBe(en);
    },
  );

  it.each(reasons)(
    'name what could not be done without %s, and something does it',
    (_name, { api }) => {
      expect(String(api)).toMatch(/^browser\.[a-zA-Z.]+$/);
      expect(sources.some((code) => code.includes(String(api)))).toBe(true);
    },
  );

  it('leave none out: every API that is used is free or has its permission', () => {
    const used = sources.flatMap((code) =>
      [...code.matchAll(/\bbrowser\.([a-z][a-zA-Z0-9]*)\b/g)].map((found) => found[1] ?? ''),
    );
    const allowed = new Set([...freeApi, ...reasons.map(([name]) => name)]);
    expect(used.length).toBeGreaterThan(10);
    expect([...new Set(used)].filter((name) => !allowed.has(name))).toEqual([]);
  });
});

describe('what is declared about data', () => {
  const dataUse = readJson('docs/store/data-use.json');

  it("is what Firefox's manifest declares", () => {
    const { required, optional } = Object(dataUse.firefox);
    const { gecko } = Object(manifestOf('firefox').browser_specific_settings);
    expect({ required, optional: Object.keys(optional) }).toEqual(
      gecko.data_collection_permissions,
    );
  });

  it("answers each of the questions of Chrome's form, and says why", () => {
    const answers: readonly (readonly [string, { collected?: unknown; en?: unknown }])[] =
      Object.entries(Object(dataUse.chrome));
    expect(answers.map(([name]) => name)).toEqual([
      'personallyIdentifiable',
      'health',
      'financial',
      'authentication',
      'communications',
      'location',
      'webHistory',
      'userActivity',
      'websiteContent',
    ]);
    for (const [name, { collected, en }] of answers) {
      expect([typeof collected, typeof en], name).toEqual(['boolean', 'string']);
      // What a report holds is the only thing that leaves; the same two are declared in Firefox.
      expect(collected, name).toBe(name === 'webHistory' || name === 'websiteContent');
    }
  });

  it('no remote code is used', () => {
    expect(Object(readJson('docs/store/permissions.json').remoteCode).used).toBe(false);
  });
});

describe.each(locales)('the listing (%s)', (locale) => {
  const listing = readListing(locale);
  const messages = readJson(`public/_locales/${locale}/messages.json`);

  it('says the name and the summary that the package says', () => {
    expect(listing.Name).toBe(Object(messages.extName).message);
    expect(listing.Summary).toBe(Object(messages.extDescription).message);
  });

  it('keeps the limits of all three stores', () => {
    expect(listing.Name?.length).toBeLessThanOrEqual(45);
    expect(listing.Summary?.length).toBeLessThanOrEqual(132);
    // Edge takes 250 to 10,000 characters, Chrome 16,000.
    expect(listing.Description?.length).toBeGreaterThanOrEqual(250);
    expect(listing.Description?.length).toBeLessThanOrEqual(10_000);
    const terms = (listing['Search terms'] ?? '').split(', ');
    expect(terms.length).toBeLessThanOrEqual(7);
    expect(terms.join(' ').split(/\s+/).length).toBeLessThanOrEqual(21);
    for (const term of terms) expect(term.length).toBeLessThanOrEqual(30);
  });

  it('promises no more cards than there are', () => {
    const cards = readdirSync(join(projectRoot, 'rules/tips')).filter((name) =>
      name.endsWith('.json'),
    );
    expect(listing.Description).toContain('30');
    expect(cards.length).toBeGreaterThan(30);
  });
});

describe('the pictures of the stores', () => {
  const folder = join(projectRoot, 'docs/store/pictures');
  const names = readdirSync(folder).sort();

  it('are five of each language and a small tile: what the forms take at most', () => {
    for (const locale of locales) {
      expect(names.filter((name) => name.startsWith(`screen-${locale}-`))).toHaveLength(5);
      expect(names).toContain(`tile-${locale}.png`);
    }
    expect(names).toHaveLength(2 * 6);
  });

  it.each(names)(
    'have exactly the size that is asked for, and nothing to see through (%s)',
    async (name) => {
      const { width, height, format, hasAlpha } = await sharp(join(folder, name)).metadata();
      const size = name.startsWith('tile-') ? [440, 280] : [1280, 800];
      expect([width, height, format, hasAlpha]).toEqual([...size, 'png', false]);
    },
  );
});
