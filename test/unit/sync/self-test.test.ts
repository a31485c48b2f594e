import { describe, expect, it } from 'vitest';
import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import { selfTest } from '#lib/sync/self-test.ts';
import { sampleFeed } from '../../support/sample-feed.ts';
import { samplePatch } from '../../support/sample-patch.ts';
import { readSeedInputs } from '../../../tools/feed/rule-files.ts';
import { compileSeed } from '../../../tools/feed/compile-seed.ts';
import { projectRoot } from '../../../tools/setup/project-root.ts';

function readShipped() {
  const compiled = compileSeed(readSeedInputs(projectRoot));
  if (!compiled.ok) throw new Error(compiled.detail);
  return compiled.value;
}

describe('the self-test', () => {
  it('leaves every rule that ships inside where it is', () => {
    const shipped = readShipped();
    expect(shipped.claims.length).toBeGreaterThan(0);
    expect(selfTest(shipped)).toEqual({ content: shipped, dropped: [] });
  });

  it('leaves out and names a rule that answers to its own counter-example, and keeps the others', () => {
    const shipped = readShipped();
    const [good, other] = shipped.claims;
    if (!good || !other) throw new Error('two claim rules are needed');
    const [positive] = other.examples.positive;
    const bad: ClaimRule = {
      ...other,
      examples: { ...other.examples, negative: [positive ?? ''] },
    };
    const tested = selfTest(sampleFeed({ claims: [good, bad] }));
    expect(tested.content.claims).toEqual([good]);
    expect(tested.dropped).toEqual([{ kind: 'claim', id: bad.id }]);
  });

  it('leaves out and names a rule of which one phrase cannot be read, though its examples hold', () => {
    const [good] = readShipped().claims;
    if (!good) throw new Error('a claim rule is needed');
    const odd: ClaimRule = { ...good, id: 'odd', phrases: [...good.phrases, '(chữa'] };
    const tested = selfTest(sampleFeed({ claims: [good, odd] }));
    expect(tested.content.claims).toEqual([good]);
    expect(tested.dropped).toEqual([{ kind: 'claim', id: 'odd' }]);
  });

  it('leaves out a label that is silent on its own example', () => {
    const [label] = readShipped().labels;
    if (!label) throw new Error('a label is needed');
    const bad = { ...label, examples: { ...label.examples, positive: ['không có nhãn nào'] } };
    const tested = selfTest(sampleFeed({ labels: [bad] }));
    expect(tested.content.labels).toEqual([]);
    expect(tested.dropped).toEqual([{ kind: 'label', id: label.id }]);
  });

  it('leaves out and names a site patch that fails its examples, and keeps the one that holds', () => {
    const good = samplePatch();
    const bad = samplePatch({ id: 'tiki-fails', texts: [] });
    const content = sampleFeed({ sites: [good, bad] });
    expect(selfTest(content)).toEqual({
      content: sampleFeed({ sites: [good] }),
      dropped: [{ kind: 'site', id: 'tiki-fails' }],
    });
  });

  it('leaves out a label with a name that this version cannot read, though its examples hold', () => {
    const [label] = readShipped().labels;
    if (!label) throw new Error('a label is needed');
    const bad = { ...label, names: [...label.names, '(half a choice'] };
    const tested = selfTest(sampleFeed({ labels: [bad, { ...label, id: 'other' }] }));
    expect(tested.content.labels.map(({ id }) => id)).toEqual(['other']);
    expect(tested.dropped).toEqual([{ kind: 'label', id: label.id }]);
  });
});
