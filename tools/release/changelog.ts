/** What one version brought: its day and the lines under its heading. */
export type VersionNotes = {
  readonly version: string;
  readonly day: string;
  readonly text: string;
};

/** `## 0.1.0 (2026-11-23)` */
const heading = /^## (\d+\.\d+\.\d+) \((\d{4}-\d{2}-\d{2})\)$/;

/** All versions of CHANGELOG.md, in its order. */
export function readChangelog(markdown: string): VersionNotes[] {
  const notes: { version: string; day: string; lines: string[] }[] = [];
  for (const line of markdown.split('\n')) {
    const found = heading.exec(line);
    if (found) notes.push({ version: found[1] ?? '', day: found[2] ?? '', lines: [] });
    else if (line.startsWith('## ')) notes.push({ version: line.slice(3), day: '', lines: [] });
    else notes.at(-1)?.lines.push(line);
  }
  return notes.map(({ version, day, lines }) => ({ version, day, text: lines.join('\n').trim() }));
}

/** What is wrong with the log for a release of this version; none when it may go out. */
export function findChangelogFaults(markdown: string, version: string): string[] {
  const notes = readChangelog(markdown);
  const [newest] = notes;
  if (newest?.version !== version)
    return [`CHANGELOG.md begins with ${newest?.version ?? 'nothing'}, the release is ${version}`];
  const days = notes.map(({ day }) => day);
  const sorted = [...days].sort().reverse();
  return [
    ...(newest.text === '' ? [`CHANGELOG.md says nothing of ${version}`] : []),
    ...notes.filter(({ day }) => day === '').map((each) => `"## ${each.version}" has no day`),
    ...(days.join() === sorted.join() ? [] : ['CHANGELOG.md is not in order: newest first']),
  ];
}
