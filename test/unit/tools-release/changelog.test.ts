import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChangelogFaults, readChangelog } from '../../../tools/release/changelog.ts';
import { projectRoot } from '../../../tools/setup/project-root.ts';

const log = `# What changed

Words before the first version belong to none.

## 0.2.0 (2026-12-01)

- Something new.

### For maintainers

- More.

## 0.1.0 (2026-11-23)

- First.
`;

describe('the log of changes', () => {
  it('is read by version, newest first', () => {
    expect(readChangelog(log)).toEqual([
      {
        version: '0.2.0',
        day: '2026-12-01',
        text: '- Something new.\n\n### For maintainers\n\n- More.',
      },
      { version: '0.1.0', day: '2026-11-23', text: '- First.' },
    ]);
    expect(findChangelogFaults(log, '0.2.0')).toEqual([]);
  });

  it.each([
    ['the newest version is another', log, '0.3.0', 'begins with 0.2.0, the release is 0.3.0'],
    ['there is no version', '# What changed\n', '0.1.0', 'begins with nothing'],
    ['it says nothing', '## 0.1.0 (2026-11-23)\n\n', '0.1.0', 'says nothing of 0.1.0'],
    ['the heading has no day', '## 0.1.0\n\n- a', '0.1.0', 'has no day'],
    ['something waits unreleased', `## Unreleased\n\n- a\n\n${log}`, '0.2.0', 'begins with Unrel'],
    [
      'an older version stands above a newer day',
      '## 0.2.0 (2026-01-01)\n\n- a\n\n## 0.1.0 (2026-02-01)\n\n- b',
      '0.2.0',
      'not in order',
    ],
  ])('holds a release back when %s', (_what, text, version, says) => {
    expect(findChangelogFaults(text, version).join('\n')).toContain(says);
  });

  it('of this project fits the version of this project', () => {
    const version: unknown = Object(
      JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')),
    ).version;
    const text = readFileSync(join(projectRoot, 'CHANGELOG.md'), 'utf8');
    expect(findChangelogFaults(text, String(version))).toEqual([]);
  });
});
