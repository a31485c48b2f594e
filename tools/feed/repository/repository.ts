import type { SignedFile } from './signed-file.ts';

/** The metadata of one state of a feed: what a client would hold after a refresh. */
export type Repository = {
  readonly root: SignedFile;
  readonly targets: SignedFile;
  readonly curators: ReadonlyMap<string, SignedFile>;
  readonly snapshot: SignedFile;
  readonly timestamp: SignedFile;
};

/** Reads a number that metadata of ours always have. */
export function readVersion(file: SignedFile): number {
  const { version } = file.signed;
  if (typeof version !== 'number') throw new Error('metadata without a version');
  return version;
}

/** Milliseconds since 1970. */
export function readExpiryMs(file: SignedFile): number {
  return Date.parse(String(file.signed['expires']));
}

/** Every file of a state under the name it is served by: all but the timestamp carry their version in front. */
export function nameFiles(repository: Repository): ReadonlyMap<string, SignedFile> {
  const named = (name: string, file: SignedFile) =>
    [`${readVersion(file)}.${name}.json`, file] as const;
  return new Map([
    named('root', repository.root),
    named('targets', repository.targets),
    ...[...repository.curators].map(([role, file]) => named(role, file)),
    named('snapshot', repository.snapshot),
    ['timestamp.json', repository.timestamp] as const,
  ]);
}
