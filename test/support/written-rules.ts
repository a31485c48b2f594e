import { join } from 'node:path';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import { compileFolder } from '../../tools/feed/compile-folder.ts';
import { projectRoot } from '../../tools/setup/project-root.ts';

/** The feed that `rules/` makes, as people wrote it today: of no date, so that no test ends when a release does. */
export function readWrittenRules(): FeedContent {
  return compileFolder(join(projectRoot, 'rules')).content;
}
