import { buildDeltas } from '../build-deltas.ts';
import { writeBuild } from '../build-folder.ts';
import { compileFolder, dateRelease } from '../compile-folder.ts';
import { folderHelp, folderOptions, readFolders } from '../feed-folder.ts';
import { readText, type Values, type Verb, VerbFault } from '../verb.ts';
import { readPublished } from '../read-published.ts';
import { requireGoodPatches } from '../read-site-patches.ts';

export const compileVerb: Verb = {
  name: 'compile',
  summary: 'checks what people wrote and makes the files of the feed of it',
  help: [
    '  A change gets the version after the published one, and the time of this moment.',
    '  --at TIME         another moment, like 2026-11-23T00:00:00Z: the same files and the',
    '                    same moment give the same bytes',
    '  --dry-run         says what would be made, and writes nothing',
    ...folderHelp,
  ],
  options: { ...folderOptions, at: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  async run(_args, values, io) {
    const folders = readFolders(values, io);
    const published = await readPublished(folders.published);
    const release = await dateRelease(compileFolder(folders.feed, io), published, {
      nowMs: readTime(values, io.nowMs),
    });
    const { content } = release;
    requireGoodPatches(content);
    const files = new Map([...release.files, ...(await buildDeltas(folders.published, content))]);
    const entries = content.lists.reduce((sum, { count }) => sum + count, 0);
    const sizes = Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.length]));
    const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    if (values['dry-run'] !== true) writeBuild(folders.build, { files, repository: null });
    for (const [path, size] of Object.entries(sizes)) io.say(`${path}  ${size} bytes`);
    io.say(
      `Version ${content.version}: ${entries} entries in ${content.lists.length} lists, ${content.claims.length} claim rules, ${content.labels.length} labels; ${total} bytes.`,
    );
    io.answer({ version: content.version, entries, lists: content.lists.length, sizes, total });
  },
};

function readTime(values: Values, nowMs: number): number {
  const text = readText(values, 'at');
  if (text === null) return nowMs;
  const ms = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) || Number.isNaN(ms)) {
    throw new VerbFault(`--at wants a time like 2026-11-23T00:00:00Z, not "${text}"`);
  }
  return ms;
}
