import { expect, describe, it } from 'vitest';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { buildExampleDesk } from '#lib/page/example-desk.ts';
import type { LookUps } from '#lib/page/look-ups.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import { locales } from '#lib/domain/localised.ts';
import { buildLookUps } from '#lib/page/look-ups.ts';
import { readShippedLibrary } from '../../../tools/feed/read-shipped.ts';

/** What a browser looks up in that has just installed the extension. */
async function readShippedLookUps(): Promise<LookUps> {
  const library = await readShippedLibrary(nowMs);
  if (typeof library === 'string') throw new Error(library);
  return buildLookUps(library.content);
}

const nowMs = Date.UTC(2026, 10, 23);
const own = { from: 'own-page' } as const;

function judge(locale: 'vi' | 'en', lookUps: LookUps | NotCheckedReason) {
  const { listing: title, description } = catalogueOf(locale).welcome.example;
  const desk = buildExampleDesk({
    readLookUps: async () => lookUps,
    settings: { read: async () => ({ locale, agreement: 1 }) },
    clock: () => nowMs,
  });
  return desk.judgeExample({ title, description }, own);
}

describe('the made-up listing of the welcome page', () => {
  it.each(locales)('shows marks of the feed that ships inside, in %s', async (locale) => {
    const { view } = await judge(locale, await readShippedLookUps());
    if (!view.checked) throw new Error(view.headline);
    const { description } = catalogueOf(locale).welcome.example;
    const findings = view.verdicts.flatMap((verdict) => verdict.findings);
    expect(findings.length).toBeGreaterThanOrEqual(3);
    for (const { quote } of findings) expect(description).toContain(quote);
  });

  it('is not checked where there is no feed: it never shows an example of nothing', async () => {
    const { view } = await judge('vi', 'feed-missing');
    expect(view.checked).toBe(false);
  });
});
