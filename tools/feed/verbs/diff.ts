import { brake } from '#lib/sync/brake.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import { compileFolder } from '../compile-folder.ts';
import { describeDifference } from '../describe-difference.ts';
import { folderHelp, folderOptions, readFolders } from '../feed-folder.ts';
import { readCount, type Verb } from '../verb.ts';
import { readPublished } from '../read-published.ts';

export const diffVerb: Verb = {
  name: 'diff',
  summary: 'says in words what publishing would change for shoppers',
  help: ['  --most N          lines of each kind (50)', ...folderHelp],
  options: { ...folderOptions, most: { type: 'string' } },
  async run(_args, values, io) {
    const folders = readFolders(values, io);
    const most = readCount(values, 'most', { least: 1, most: 1_000_000, otherwise: 50 });
    const after = compileFolder(folders.feed, io).content;
    const before = (await readPublished(folders.published))?.content ?? null;
    const difference = describeDifference(before, after);
    const held = await brake({
      candidate: after,
      current: before,
      officials: [...after.officials, ...(before?.officials ?? [])],
      recent: [],
      policy: readBundledPolicy(),
      today: new Date(io.nowMs).toISOString().slice(0, 10),
    });
    const tell = (title: string, lines: readonly string[]): void => {
      if (lines.length === 0) return;
      io.say(`${title}: ${lines.length}`);
      for (const line of lines.slice(0, most)) io.say(`  ${line}`);
      if (lines.length > most) io.say(`  … and ${lines.length - most} more (--most)`);
    };
    tell('Newly listed', difference.added);
    tell('Changed', difference.changed);
    tell('No longer listed', difference.removed);
    tell('Rules', difference.rules);
    if (Object.values(difference).every((lines) => lines.length === 0)) io.say('Nothing changes.');
    if (held) io.say('Clients would hold this back: it lists a protected name.');
    io.answer({ ...difference, held });
  },
};
