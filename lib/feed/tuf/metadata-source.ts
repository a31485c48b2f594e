import type { Bytes } from './bytes.ts';
import { downloadFile } from './download.ts';
import type { TufLimits } from './limits.ts';
import type { MetaFile, TopRole } from './metadata-schemas.ts';
import { roleFile } from './quote-name.ts';
import type { FetchFile, FileStore } from './seams.ts';
import { TufError } from './tuf-error.ts';

/** The metadata folder of one repository on the network, and the copy of it that is kept here. */
export class MetadataSource {
  readonly #url: string;
  readonly #fetchFile: FetchFile;
  readonly #store: FileStore;
  readonly #limits: TufLimits;

  constructor(parts: {
    readonly url: string;
    readonly fetchFile: FetchFile;
    readonly store: FileStore;
    readonly limits: TufLimits;
  }) {
    this.#url = parts.url.endsWith('/') ? parts.url : `${parts.url}/`;
    this.#fetchFile = parts.fetchFile;
    this.#store = parts.store;
    this.#limits = parts.limits;
  }

  /** 5.3.3: `42.root.json`, or null where there is none: then the trusted root is the newest. */
  async downloadRoot(version: number): Promise<Bytes | null> {
    return this.#download(`${version}.${roleFile('root')}`, this.#limits.rootBytes);
  }

  /** 5.4.1. @throws TufError `metadata-missing` */
  async downloadTimestamp(): Promise<Bytes> {
    return this.#need(roleFile('timestamp'), this.#limits.timestampBytes);
  }

  /** 5.5.1 and 5.6.1: with its version before its name where snapshots are consistent. @throws TufError `metadata-missing` */
  async downloadRole(role: string, described: MetaFile, isConsistent: boolean): Promise<Bytes> {
    const limit = role === 'snapshot' ? this.#limits.snapshotBytes : this.#limits.targetsBytes;
    const name = isConsistent ? `${described.version}.${roleFile(role)}` : roleFile(role);
    return this.#need(name, Math.min(limit, described.length ?? limit));
  }

  /** What is kept of a role, or null. @throws TufError `storage-failed` */
  async recall(role: string): Promise<Bytes | null> {
    return this.#guard(this.#store.read(roleFile(role)));
  }

  /** Keeps a role's file. To be called with verified bytes only. @throws TufError `storage-failed` */
  async keep(role: string, bytes: Bytes): Promise<void> {
    await this.#guard(this.#store.write(roleFile(role), bytes));
  }

  /** @throws TufError `storage-failed` */
  async forget(role: TopRole): Promise<void> {
    await this.#guard(this.#store.remove(roleFile(role)));
  }

  async #need(name: string, maxBytes: number): Promise<Bytes> {
    const bytes = await this.#download(name, maxBytes);
    if (bytes) return bytes;
    throw new TufError('metadata-missing', `${this.#url}${name} is not there`);
  }

  async #download(name: string, maxBytes: number): Promise<Bytes | null> {
    const url = `${this.#url}${name}`;
    return downloadFile(this.#fetchFile, { url, maxBytes, tooLong: 'metadata-too-long' });
  }

  async #guard<Value>(work: Promise<Value>): Promise<Value> {
    try {
      return await work;
    } catch (fault) {
      throw new TufError('storage-failed', fault instanceof Error ? fault.message : String(fault));
    }
  }
}
