import { join } from 'node:path';
import { z } from 'zod';
import { officialSchema } from '#lib/feed/feed-schema.ts';
import { projectRoot } from '../../setup/project-root.ts';
import { readFeedFolder } from '../feed-folder.ts';
import type { Protected } from '../judge-identifier.ts';
import { VerbFault } from '../verb.ts';
import { writtenFeedSchema } from '../written-forms.ts';

/**
 * The names that no list may flag, and the hosts that many people share: what this project knows, and what the feed
 * says beside it. Without a feed folder, or with one that has no feed yet, the project's alone.
 */
export function readProtected(feed: string | null = null): Protected {
  const own = readFolder(join(projectRoot, 'rules'));
  const theirs = feed === null ? null : readFolder(feed);
  return {
    officials: [...own.officials, ...(theirs?.officials ?? [])],
    sharedHosts: [...new Set([...own.sharedHosts, ...(theirs?.sharedHosts ?? [])])],
  };
}

function readFolder(folder: string): Protected {
  const { feed, officials } = readFeedFolder(folder);
  const written = writtenFeedSchema.safeParse(feed.json);
  const listed = officials.map(({ json }) => z.array(officialSchema).safeParse(json));
  if (!written.success || listed.some(({ success }) => !success)) {
    throw new VerbFault(`${folder}: feed.json or a file of officials is broken; see "lint"`);
  }
  return {
    officials: listed.flatMap(({ data = [] }) => data),
    sharedHosts: written.data.sharedHosts,
  };
}
