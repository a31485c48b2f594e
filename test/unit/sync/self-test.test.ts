import { describe, expect, it } from 'vitest';
import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import { selfTest as selfTestPausing } from '#lib/sync/self-test.ts';
import { sampleFeed } from '../../support/sample-feed.ts';
import { samplePatch } from '../../support/sample-patch.ts';
import { readSeedInputs } from '../../../tools/feed/rule-files.ts';
import { compileSeed } from '../../../tools/feed/compile-seed.ts';
import { projectRoot } from '../../../tools/setup/project-root.ts';

const selfTest = (content: Parameters<typeof selfTestPausing>[0]) =>
  selfTestPausing(content, async () => {});

function readShipped() {
  const compiled = compileSeed(readSeedInputs(projectRoot));
  if (!compiled.ok) throw new Error(compiled.detail);
  return compiled.value;
}

describe('the self-test', () => {
  it('leaves every rule that ships inside where it is', async () => {
    const shipped = readShipped();
    expect(shipped.claims.length).toBeGreaterThan(0);
    expect(await selfTest(shipped)).toEqual({ content: shipped, dropped: [] });
  });

  it('leaves out and names a rule that answers to its own counter-example, and keeps the others', async () => {
    const shipped = readShipped();
    const [good, other] = shipped.claims;
    if (!good || !other) throw new Error('two claim rules are needed');
    const [positive] = other.examples.positive;
    const bad: ClaimRule = {
      ...other,
      examples: { ...other.examples, negative: [positive ?? ''] },
    };
    const tested = await selfTest(sampleFeed({ claims: [good, bad] }));
    expect(tested.content.claims).toEqual([good]);
    expect(tested.dropped).toEqual([{ kind: 'claim', id: bad.id }]);
  });

  it('leaves out and names a rule of which one phrase cannot be read, though its examples hold', async () => {
    const [good] = readShipped().claims;
    if (!good) throw new Error('a claim rule is needed');
    const odd: ClaimRule = { ...good, id: 'odd', phrases: [...good.phrases, '(chữa'] };
    const tested = await selfTest(sampleFeed({ claims: [good, odd] }));
    expect(tested.content.claims).toEqual([good]);
    expect(tested.dropped).toEqual([{ kind: 'claim', id: 'odd' }]);
  });

  it('leaves out a label that is silent on its own example', async () => {
    const [label] = readShipped().labels;
    if (!label) throw new Error('a label is needed');
    const bad = { ...label, examples: { ...label.examples, positive: ['không có nhãn nào'] } };
    const tested = await selfTest(sampleFeed({ labels: [bad] }));
    expect(tested.content.labels).toEqual([]);
    expect(tested.dropped).toEqual([{ kind: 'label', id: label.id }]);
  });

  it('leaves out and names a site patch that fails its examples, and keeps the one that holds', async () => {
    const good = samplePatch();
    const bad = samplePatch({ id: 'tiki-fails', texts: [] });
    const content = sampleFeed({ sites: [good, bad] });
    expect(await selfTest(content)).toEqual({
      content: sampleFeed({ sites: [good] }),
      dropped: [{ kind: 'site', id: 'tiki-fails' }],
    });
  });

  it('leaves out a label with a name that this version cannot read, though its examples hold', async () => {
    const [label] = readShipped().labels;
    if (!label) throw new Error('a label is needed');
    const bad = { ...label, names: [...label.names, '(half a choice'] };
    const tested = await selfTest(sampleFeed({ labels: [bad, { ...label, id: 'other' }] }));
    expect(tested.content.labels.map(({ id }) => id)).toEqual(['other']);
    expect(tested.dropped).toEqual([{ kind: 'label', id: label.id }]);
  });

  it('lets others have a turn between a few rules and the next', async () => {
    const { claims } = readShipped();
    let pauses = 0;
    await selfTestPausing(sampleFeed({ claims }), async () => void (pauses += 1));
    expect(pauses).toBeGreaterThanOrEqual(Math.floor(claims.length / 8));
  });
});
