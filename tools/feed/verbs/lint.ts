import { compileFolder } from '../compile-folder.ts';
import { findConflicts } from '../find-conflicts.ts';
import { folderHelp, folderOptions, readFolders } from '../feed-folder.ts';
import { measureFalseAlarms } from '../measure-false-alarms.ts';
import { packFeed } from '../pack-feed.ts';
import { readText, type Verb, VerbFault } from '../verb.ts';
import { resolve } from 'node:path';

export const lintVerb: Verb = {
  name: 'lint',
  summary: 'looks for everything that must not be published',
  help: [
    '  Schema, words that accuse, duplicates and contradictions, shared hosts, protected',
    "  names, and every rule's own examples.",
    '  --corpus FILE     ordinary listings, one JSON object {"title","text"} a line: how',
    '                    often the claim rules answer on them',
    ...folderHelp,
  ],
  options: { ...folderOptions, corpus: { type: 'string' } },
  async run(_args, values, io) {
    const folders = readFolders(values, io);
    const { content } = compileFolder(folders.feed, io);
    // What no list file can hold is told here, and not only when it is to be published.
    packFeed(content);
    const conflicts = findConflicts(content.lists);
    const corpus = readText(values, 'corpus');
    const alarms =
      corpus === null
        ? null
        : await measureFalseAlarms(resolve(io.cwd, corpus), content.claims, io);
    if (alarms) {
      io.say(
        `${alarms.listings} listings: ${alarms.cautionPer1000.toFixed(2)} in 1,000 get a caution.`,
      );
      for (const { ruleId, count } of alarms.byRule) io.say(`  ${ruleId}: ${count}`);
    }
    if (conflicts.length > 0) throw new VerbFault(conflicts);
    io.say(`${folders.feed}: nothing to mend.`);
    io.answer({ faults: [], alarms });
  },
};
