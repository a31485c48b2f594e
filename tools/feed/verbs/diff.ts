import { resolve } from 'node:path';
import { brake } from '#lib/sync/brake.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import { compileFolder } from '../compile-folder.ts';
import { describeDifference } from '../describe-difference.ts';
import { folderHelp, folderOptions, readFolders } from '../feed-folder.ts';
import { packSuccessor } from '../pack-feed.ts';
import { readPublished } from '../read-published.ts';
import { describeReceipts } from '../receipts/describe-receipts.ts';
import { readCount, readText, type Verb } from '../verb.ts';

export const diffVerb: Verb = {
  name: 'diff',
  summary: 'says in words what publishing would change for shoppers',
  help: [
    '  --most N          lines of each kind (50)',
    '  --before DIR      the feed’s folder as it was published, from the history: a published',
    '                    list has no names, so only that folder can name what goes',
    ...folderHelp,
  ],
  options: { ...folderOptions, most: { type: 'string' }, before: { type: 'string' } },
  async run(_args, values, io) {
    const folders = readFolders(values, io);
    const most = readCount(values, 'most', { least: 1, most: 1_000_000, otherwise: 50 });
    const before = readText(values, 'before');
    const { content: after, extras } = compileFolder(folders.feed, io);
    const release = await readPublished(folders.published);
    const published = release?.content ?? null;
    const receipts = describeReceipts(release?.files ?? null, extras.receipts);
    const writtenBefore = before === null ? null : compileFolder(resolve(io.cwd, before)).content;
    const difference = describeDifference({ published, writtenBefore }, after);
    const held = await brake({
      candidate: await packSuccessor(after, published),
      current: published,
      officials: [...after.officials, ...(published?.officials ?? [])],
      recent: [],
      policy: readBundledPolicy(),
      today: new Date(io.nowMs).toISOString().slice(0, 10),
    });
    const { added, changed, renewed, removed, rules } = difference;
    const tell = (title: string, lines: readonly string[], count = lines.length): void => {
      if (lines.length === 0) return;
      io.say(`${title}: ${count}`);
      for (const line of lines.slice(0, most)) io.say(`  ${line}`);
      if (lines.length > most) io.say(`  … and ${lines.length - most} more (--most)`);
    };
    tell('Newly listed', added);
    tell('Changed', changed);
    tell('Checked again, otherwise the same', renewed, difference.renewedCount);
    tell('No longer listed', removed, difference.removedCount);
    tell('Rules', rules);
    if (receipts !== null) io.say(receipts);
    if (
      [added, changed, renewed, removed, rules, receipts ?? ''].every(({ length }) => length === 0)
    ) {
      io.say('Nothing changes.');
    }
    if (held) io.say('Clients would hold this back: it lists a protected name.');
    io.answer({ ...difference, receipts, held });
  },
};
