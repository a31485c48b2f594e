import { buildSoughtPath, type Delegation, listDelegations } from './delegation.ts';
import type { TufLimits } from './limits.ts';
import type { TargetDescription } from './metadata-schemas.ts';
import type { RoleLoader } from './role-loader.ts';
import { TufError } from './tuf-error.ts';

/** What a trusted role says of a target. */
export type TargetFile = TargetDescription & {
  readonly path: string;
  /** Whose word it is: `targets` or a delegated role. */
  readonly role: string;
};

/**
 * 5.6.7: pre-order, depth first, in the order of the delegators' trust. Every role on the way trusts the next one with
 * the path, since only those edges are followed. A role that cannot be had or verified ends the search: going on would
 * let whoever withholds it hand its targets to the roles after it.
 * @throws TufError `target-not-found`, `too-many-delegations`, or what loading a role throws
 */
export async function searchTarget(
  loader: RoleLoader,
  path: string,
  limits: TufLimits,
): Promise<TargetFile> {
  const sought = await buildSoughtPath(path);
  const visited = new Set<string>();
  let waiting: Delegation[] = [loader.top];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { role } = next;
    // 5.6.7.1: a role seen before is skipped, so that cycles end.
    if (visited.has(role)) continue;
    if (visited.size > limits.delegations) {
      throw new TufError(
        'too-many-delegations',
        `more than ${limits.delegations} roles for ${path}`,
      );
    }
    visited.add(role);
    const targets = await loader.load(next);
    const found = targets.targets.get(path);
    if (found) return { ...found, path, role };
    const edges = listDelegations(targets.delegations, sought);
    const last = edges.findIndex(({ isTerminating }) => isTerminating);
    // 5.6.7.2.1: after a terminating delegation nobody else is asked, neither here nor further up.
    waiting = last < 0 ? [...waiting, ...edges.reverse()] : edges.slice(0, last + 1).reverse();
  }
  throw new TufError('target-not-found', `no role describes ${path}`);
}
