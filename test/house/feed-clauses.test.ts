import { expect, test } from 'vitest';
import { findClauseFaults, readClauses } from '../support/house/feed-clauses.ts';
import { listFaults, readSource, readSources } from '../support/house/source-tree.ts';

const rooms = ['lib/domain', 'lib/feed', 'lib/site', 'lib/store', 'lib/sync', 'tools/feed'];
const documents = ['docs/feed-format.md', 'docs/feed-format-lists.md'];

test('code cites only clauses of the feed format that exist, and each clause is cited or marked ° as text', () => {
  const clauses = documents.flatMap((path) => readClauses(readSource(path)));
  expect(clauses.length).toBeGreaterThan(40);
  expect(listFaults(findClauseFaults(clauses, readSources(rooms)))).toBe('');
});

test('an unknown, an uncited and a doubled clause are found', () => {
  const text = '**F1 Paths.** …\n\n**F2 Who signs.** …\n\n**F2 Again.** …\n\n1.3° **Text.** …\n';
  const clauses = readClauses({ path: 'docs/x.md', text });
  const code =
    "/** See F1 and F9. */\nconst notACitation = 'F7';\n// docs/feed-format.md 1.8–1.11\n";
  const told = findClauseFaults(clauses, [{ path: 'lib/feed/x.ts', text: code }]);
  expect(told.map(({ path, line, text: words }) => `${path}:${line} ${words}`)).toEqual([
    expect.stringMatching(/^docs\/x\.md:5 .*F2 .*a second time/),
    expect.stringMatching(/^lib\/feed\/x\.ts:1 .*F9/),
    expect.stringMatching(/^lib\/feed\/x\.ts:3 .*1\.8/),
    expect.stringMatching(/^lib\/feed\/x\.ts:3 .*1\.9/),
    expect.stringMatching(/^lib\/feed\/x\.ts:3 .*1\.10/),
    expect.stringMatching(/^lib\/feed\/x\.ts:3 .*1\.11/),
    expect.stringMatching(/^docs\/x\.md:3 .*F2/),
    expect.stringMatching(/^docs\/x\.md:5 .*F2/),
  ]);
});
