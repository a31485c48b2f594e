import type { Delegation } from './delegation.ts';
import type { Metadata } from './metadata.ts';
import type { MetadataSource } from './metadata-source.ts';
import type { Targets } from './metadata-schemas.ts';
import type { TrustedSet } from './trusted-set.ts';
import { TufError } from './tuf-error.ts';
import { verifyThreshold } from './verify-threshold.ts';

/**
 * Targets roles of one update, each downloaded at most once while it can be helped. A role is nothing by itself: two
 * delegators may mean different keys by one name, so what one of them vouched for is checked again for the next.
 */
export class RoleLoader {
  readonly trusted: TrustedSet;
  readonly #source: MetadataSource;
  readonly #read = new Map<string, Metadata<Targets>>();
  readonly #isOffline: boolean;

  constructor(trusted: TrustedSet, source: MetadataSource, isOffline = false) {
    this.trusted = trusted;
    this.#source = source;
    this.#isOffline = isOffline;
  }

  /** Where every search begins: the top-level targets, as root trusts them. */
  get top(): Delegation {
    return { role: 'targets', trust: this.trusted.trustIn('targets'), isTerminating: false };
  }

  /** 5.6.1–5.6.6 for one role as one delegator trusts it. @throws TufError */
  async load(delegation: Delegation): Promise<Targets> {
    const file = (await this.#recall(delegation)) ?? (await this.#download(delegation));
    this.#read.set(delegation.role, file);
    return file.signed;
  }

  /** What this update has read, or what an earlier one kept, if this delegator trusts it too. */
  async #recall(delegation: Delegation): Promise<Metadata<Targets> | null> {
    const { role, trust } = delegation;
    try {
      const known = this.#read.get(role);
      if (known) {
        await verifyThreshold(known, trust, role);
        return known;
      }
      const kept = await this.#source.recall(role);
      return kept && (await this.trusted.verifyTargets(kept, delegation));
    } catch (fault) {
      if (this.#isOffline || !(fault instanceof TufError)) throw fault;
      return null;
    }
  }

  async #download(delegation: Delegation): Promise<Metadata<Targets>> {
    const { role } = delegation;
    const described = this.trusted.describeTargets(role);
    if (this.#isOffline) throw new TufError('metadata-missing', `${role} was not kept`);
    const isConsistent = this.trusted.root.consistent_snapshot;
    const bytes = await this.#source.downloadRole(role, described, isConsistent);
    const file = await this.trusted.verifyTargets(bytes, delegation);
    await this.#source.keep(role, bytes);
    return file;
  }
}
