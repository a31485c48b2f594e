import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { iconPaths, type ToolbarTone } from '#lib/browser/toolbar-icons.ts';
import { notCheckedReasons } from '#lib/domain/page.ts';
import type { Assessment } from '#lib/domain/verdict.ts';
import { readToolbarState } from '#lib/page/present-tab.ts';
import { notJudged } from '#lib/page/show-tab.ts';
import { presentPage } from '#lib/verdict/present-page.ts';
import { projectRoot } from '../../../tools/setup/project-root.ts';

const tones: readonly ToolbarTone[] = ['none', 'credit', 'info', 'caution', 'danger', 'unchecked'];
const pairs = tones.flatMap((one, at) => tones.slice(at + 1).map((two) => [one, two] as const));
const sizes = ['16', '32', '48'] as const;
type Size = (typeof sizes)[number];

/** Papers of toolbars; between them lies every toolbar that a theme may have. */
const papers = { light: '#f9f9fb', dark: '#1c1b22' } as const;

function fileOf(tone: ToolbarTone, size: Size): string {
  return join(projectRoot, 'public', iconPaths(tone)[size] ?? 'no such size');
}

/** One number a pixel, 0–255, as an eye without colour sees the icon on that paper. */
async function readGrey(tone: ToolbarTone, size: Size, paper: string): Promise<Buffer> {
  return sharp(fileOf(tone, size)).flatten({ background: paper }).greyscale().raw().toBuffer();
}

/** One number a pixel: how much ink there is. Two icons of one shape and two colours have the same. */
async function readInk(tone: ToolbarTone, size: Size): Promise<Buffer> {
  return sharp(fileOf(tone, size)).ensureAlpha().extractChannel('alpha').raw().toBuffer();
}

/** How many pixels have ink in one picture and clearly not in the other. */
function countDifferent(one: Buffer, two: Buffer, atLeast: number): number {
  return [...one].filter((value, at) => Math.abs(value - (two[at] ?? 0)) >= atLeast).length;
}

const ink = new Map<string, Buffer>();
const grey = new Map<string, Buffer>();

beforeAll(async () => {
  for (const tone of tones) {
    for (const size of sizes) {
      ink.set(`${tone} ${size}`, await readInk(tone, size));
      for (const paper of Object.values(papers))
        grey.set(`${tone} ${size} ${paper}`, await readGrey(tone, size, paper));
    }
  }
});

function of(from: ReadonlyMap<string, Buffer>, key: string): Buffer {
  const found = from.get(key);
  if (!found) throw new Error(`nothing was read for ${key}`);
  return found;
}

describe('the icons of the toolbar', () => {
  it.each(sizes)('have the size that their name says (%s px)', async (size) => {
    for (const tone of tones) {
      const { width, height, format } = await sharp(fileOf(tone, size)).metadata();
      expect([width, height, format]).toEqual([Number(size), Number(size), 'png']);
    }
  });

  it.each(pairs)('tell %s from %s by shape alone: the ink lies elsewhere', (one, two) => {
    for (const size of sizes) {
      const pixels = Number(size) ** 2;
      const different = countDifferent(of(ink, `${one} ${size}`), of(ink, `${two} ${size}`), 128);
      // One pixel in thirty: eight of the 256 of the smallest, all of them in the handle.
      expect(different / pixels, `${size} px`).toBeGreaterThan(1 / 30);
    }
  });

  it.each(pairs)('tell %s from %s in greyscale, on a light and on a dark toolbar', (one, two) => {
    for (const size of sizes) {
      for (const paper of Object.values(papers)) {
        const different = countDifferent(
          of(grey, `${one} ${size} ${paper}`),
          of(grey, `${two} ${size} ${paper}`),
          48,
        );
        expect(different / Number(size) ** 2, `${size} px on ${paper}`).toBeGreaterThan(1 / 30);
      }
    }
  });

  it('the comparison can fail: the same shape in another colour is no other shape', async () => {
    const red = await sharp(fileOf('none', '32')).tint('#ff0000').ensureAlpha().png().toBuffer();
    const alpha = await sharp(red).extractChannel('alpha').raw().toBuffer();
    expect(countDifferent(alpha, of(ink, 'none 32'), 128)).toBe(0);
  });

  it.each(tones)('%s is drawn from its SVG as that stands now', async (tone) => {
    for (const size of sizes) {
      const svg = readFileSync(fileOf(tone, size).replace(/-\d+\.png$/, '.svg'));
      const drawn = await sharp(svg, { density: 72 * 8 })
        .resize(Number(size), Number(size))
        .ensureAlpha()
        .extractChannel('alpha')
        .raw()
        .toBuffer();
      // Two programs smooth edges differently; a handle of another shape differs in far more.
      const different = countDifferent(drawn, of(ink, `${tone} ${size}`), 128);
      expect(different / Number(size) ** 2, `${size} px: run npm run icons`).toBeLessThan(1 / 100);
    }
  });
});

describe('the icon of a page that was not checked', () => {
  const dashedRing = iconPaths('unchecked');

  function iconOf(assessment: Assessment): Record<string, string> {
    const view = presentPage({
      assessment,
      reading: { url: 'https://hang-thu.example/p/1', kind: 'listing' },
      platformName: 'Sàn Thử',
      locale: 'vi',
      nowMs: 0,
    });
    return iconPaths(readToolbarState(view).tone);
  }

  it.each(notCheckedReasons)('is the dashed ring, never the check (%s)', (reason) => {
    expect(iconOf({ checked: false, reason })).toEqual(dashedRing);
  });

  it('is the dashed ring from the start, and where no guard stands', () => {
    expect(iconPaths(notJudged.tone)).toEqual(dashedRing);
    for (const browser of ['chrome', 'firefox']) {
      const path = join(projectRoot, 'test/house/manifests', `${browser}.json`);
      const { action }: { readonly action?: unknown } = Object(
        JSON.parse(readFileSync(path, 'utf8')),
      );
      const { default_icon: icon } = Object(action);
      expect(Object.values(icon).map((each) => `/${String(each)}`)).toEqual(
        Object.values(dashedRing),
      );
    }
  });

  it('no other state of the toolbar shares it', () => {
    const others = tones
      .filter((tone) => tone !== 'unchecked')
      .flatMap((tone) => Object.values(iconPaths(tone)));
    expect(others.filter((path) => Object.values(dashedRing).includes(path))).toEqual([]);
    expect(new Set(others).size).toBe(others.length);
  });

  it('a page that was looked up and has nothing on record is the only one with the check', () => {
    const feed = { feedVersion: 1, publishedAtMs: 0, listCount: 1 };
    const checked = iconOf({ checked: true, severity: 'none', verdicts: [], feed });
    expect(checked).toEqual(iconPaths('none'));
    expect(checked).not.toEqual(dashedRing);
  });
});
