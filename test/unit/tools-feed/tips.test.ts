import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claimTopics } from '#lib/domain/claim.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { tipTargets } from '#lib/domain/tip.ts';
import { compileSeed } from '../../../tools/feed/compile-seed.ts';
import { findTipFaults, mostTipWords } from '../../../tools/feed/find-tip-faults.ts';
import { readTips } from '../../../tools/feed/read-tips.ts';
import { readSeedInputs, type RuleFile } from '../../../tools/feed/rule-files.ts';
import { projectRoot } from '../../../tools/setup/project-root.ts';
import { openFeedClient } from '../../support/feed-client.ts';
import { openWorkshop, writtenList } from '../../support/feed-workshop.ts';
import { sampleTip } from '../../support/sample-tip.ts';
import { writtenRules } from './written-rules.ts';

const fileOf = (json: object, name = 'the-mau'): RuleFile => ({
  path: `rules/tips/${name}.json`,
  json,
});
const compile = (...tips: readonly RuleFile[]) => compileSeed(writtenRules({ tips }));
const refusal = (...tips: readonly RuleFile[]): string => {
  const compiled = compile(...tips);
  return compiled.ok ? 'was compiled' : (compiled.detail ?? '');
};

describe('cards that people write', () => {
  it('go into the feed in the order of their ids, whatever order they were read in', () => {
    const [b, a] = [fileOf(sampleTip({ id: 'b' }), 'b'), fileOf(sampleTip({ id: 'a' }), 'a')];
    const compiled = compile(b, a);
    expect(compiled.ok && compiled.value.tips?.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('are missing from a feed whose folder has none', () => {
    const compiled = compileSeed(writtenRules());
    expect(compiled.ok && 'tips' in compiled.value).toBe(false);
  });

  it.each([
    ['another file name', fileOf(sampleTip(), 'khac'), 'name the file after its id'],
    ['an unknown code', fileOf({ ...sampleTip(), for: ['claim:lanh'] }), 'for'],
    [
      'an accusation',
      fileOf(sampleTip({ steps: [{ vi: ['Tránh kẻ', 'gian.'].join(' '), en: 'Mind.' }] })),
      'says',
    ],
    [
      'a shout',
      fileOf(sampleTip({ steps: [{ vi: 'Gọi ngay!', en: 'Call now.' }] })),
      'exclamation',
    ],
    ['“quý khách”', fileOf(sampleTip({ title: { vi: 'Quyền của quý khách', en: 'X' } })), 'bạn'],
    ['half a sentence', fileOf(sampleTip({ rights: [{ vi: 'Một ý', en: 'One.' }] })), 'sentence'],
    [
      'decomposed letters',
      fileOf(sampleTip({ title: { vi: 'Quyền'.normalize('NFD'), en: 'X' } })),
      'NFC',
    ],
  ])('are refused with %s, naming the file', (_what, file, words) => {
    expect(refusal(file)).toContain(words);
    expect(refusal(file)).toContain(file.path);
  });

  it(`are refused where they are longer than ${mostTipWords} Vietnamese words`, () => {
    const sentence = (count: number) => ({ vi: `${'và '.repeat(count - 1)}hết.`, en: 'End.' });
    const rest = findTipFaults(sampleTip({ rights: [sentence(1)] })).length;
    expect(rest).toBe(0);
    const long = sampleTip({ rights: [sentence(40)], steps: [sentence(40), sentence(40)] });
    expect(findTipFaults(long).join()).toContain(`say it in ${mostTipWords}`);
  });
});

describe('cards of a feed of one’s own', () => {
  it('are linted, signed and fetched by a client of the release before', async () => {
    const shop = openWorkshop();
    try {
      await shop.done('init');
      writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(writtenList()));
      const publish = async (): Promise<void> => {
        for (const verb of ['compile', 'sign', 'publish']) await shop.done(verb);
      };
      await publish();
      const client = await openFeedClient(shop.path('published'), shop.path('client'));
      const before = await client.update(shop.clock.nowMs);
      expect(before.ok && before.files.has('tips.json')).toBe(false);
      mkdirSync(shop.path('feed/tips'));
      const file = shop.path('feed/tips/the-mau.json');
      writeFileSync(file, JSON.stringify({ ...sampleTip(), for: ['claim:lanh'] }));
      const linted = await shop.feed('lint');
      expect(linted.code).toBe(1);
      expect(linted.warnings.join()).toContain('tips/the-mau.json');
      writeFileSync(file, JSON.stringify(sampleTip()));
      await publish();
      const after = await client.update(shop.clock.nowMs);
      if (!after.ok) throw new Error(after.error);
      expect(JSON.parse(after.files.get('tips.json') ?? '')).toEqual([sampleTip()]);
    } finally {
      shop.end();
    }
  });
});

describe('the cards that ship', () => {
  const faults: Parameters<typeof readTips>[1] = [];
  const tips = readTips(readSeedInputs(projectRoot).tips ?? [], faults);
  const targets = new Set(tips.flatMap((tip) => tip.for));

  it('are at least thirty, and nothing is wrong with any', () => {
    expect(faults).toEqual([]);
    expect(tips.length).toBeGreaterThanOrEqual(30);
  });

  it('leave out nothing that a finding can be: every reason, topic, check, label state and situation has one', () => {
    expect(tipTargets.filter((target) => !targets.has(target))).toEqual([]);
    expect(tipTargets.length).toBeGreaterThan(reasonCodes.length + claimTopics.length);
  });

  it('do not contend: one card for one thing', () => {
    const all = tips.flatMap((tip) => tip.for);
    expect(all.filter((target, at) => all.indexOf(target) < at)).toEqual([]);
  });

  it('cite every law under one number and one name', () => {
    const names = new Map<string, string>();
    for (const { name, number } of tips.flatMap((tip) => tip.laws)) {
      expect(names.get(number) ?? name.vi, number).toBe(name.vi);
      names.set(number, name.vi);
    }
    expect([...names.keys()]).toContain('19/2023/QH15');
  });
});
