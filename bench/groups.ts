import { claimsGroup } from './claims-rows.ts';
import { coldGroup } from './cold-rows.ts';
import type { Group } from './group.ts';
import { guardGroup } from './guard-rows.ts';
import { hostileGroup } from './hostile-rows.ts';
import { indexGroup } from './index-rows.ts';
import { pageGroup } from './page-rows.ts';
import { syncGroup } from './sync-rows.ts';
import { toolsGroup } from './tools-rows.ts';
import { workerGroup } from './worker-rows.ts';

/** In the order in which they run. */
export const groups: readonly Group[] = [
  indexGroup,
  claimsGroup,
  hostileGroup,
  syncGroup,
  toolsGroup,
  guardGroup,
  pageGroup,
  workerGroup,
  coldGroup,
];
