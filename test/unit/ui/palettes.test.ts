import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { palettes } from '#lib/domain/choices.ts';
import { iconPaths } from '#lib/ui/icon-paths.ts';
import { eyes, readContrast, readDistance } from '../../support/seen-colour.ts';

const css = readFileSync(new URL('../../../lib/ui/tokens.css', import.meta.url), 'utf8');
const tones = ['danger', 'caution', 'info', 'credit'] as const;
const themes = ['light', 'dark'] as const;

/** The two values of a property in the rule of a selector, light and dark. */
function readToken(selector: string, name: string): Readonly<Record<'light' | 'dark', string>> {
  const rule = css.split(`${selector} {`)[1]?.split('}')[0] ?? '';
  const [, light, dark] = new RegExp(`${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(rule) ?? [];
  if (!light || !dark) throw new Error(`${selector} has no ${name} of two colours`);
  return { light, dark };
}
const selectorOf = (palette: string, tone: string): string =>
  palette === 'usual'
    ? `\n[data-tone='${tone}']`
    : `:where([data-palette='${palette}']) [data-tone='${tone}']`;
const toneOf = (palette: string, tone: string) => readToken(selectorOf(palette, tone), '--tone');

/**
 * So far apart are two severities at least in the palette for the colour-blind, for whichever cones are missing (CIE 1976
 * ΔE*ab): about nine times what is just noticeable. The usual palette has 4.8 at its worst, danger beside caution.
 */
const leastDistance = 20;

describe.each(palettes)('the %s palette', (palette) => {
  test.each(themes)('can be read on paper and on its own washes (%s)', (theme) => {
    const grounds = [readToken('.cl', '--paper'), readToken('.cl', '--wash')];
    for (const tone of tones) {
      const own = readToken(selectorOf(palette, tone), '--tone-wash');
      const colour = toneOf(palette, tone)[theme];
      for (const ground of [...grounds, own]) {
        const contrast = readContrast(colour, ground[theme]);
        expect(contrast, `${tone} ${colour} on ${ground[theme]}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

/** The two tones that are nearest to each other, over all kinds of eyes. */
function readNearest(palette: string, theme: 'light' | 'dark'): number {
  return Math.min(
    ...Object.values(eyes).flatMap((eye) =>
      tones.flatMap((a, at) =>
        tones
          .slice(at + 1)
          .map((b) => readDistance(toneOf(palette, a)[theme], toneOf(palette, b)[theme], eye)),
      ),
    ),
  );
}

describe('the palette for the colour-blind', () => {
  test.each(themes)('keeps every two tones apart for eyes that lack any one cone (%s)', (theme) => {
    expect(readNearest('clear', theme)).toBeGreaterThanOrEqual(leastDistance);
  });

  test('is needed: by hue alone the usual one does not', () => {
    for (const theme of themes) expect(readNearest('usual', theme)).toBeLessThan(leastDistance);
  });

  test('comes before the colours that a system forces, and weighs no more than they do', () => {
    expect(css.lastIndexOf('data-palette')).toBeLessThan(css.indexOf('forced-colors'));
    expect(css).not.toMatch(/^\[data-palette/m);
  });
});

test('every tone has a shape of its own, in any palette', () => {
  const shapes = [...tones, 'unchecked', 'ok'] as const;
  expect(new Set(shapes.map((name) => iconPaths[name])).size).toBe(shapes.length);
});

test('the measure itself: white on black is 21, red and green are far for all cones and near without green', () => {
  expect(readContrast('#fff', '#000000')).toBeCloseTo(21);
  expect(readDistance('#ffffff', '#000000', eyes['all cones'])).toBeCloseTo(100, 0);
  const far = readDistance('#c04030', '#608020', eyes['all cones']);
  expect(readDistance('#c04030', '#608020', eyes['no green'])).toBeLessThan(far / 3);
});
