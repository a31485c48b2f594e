import { type TopRole, topRoles } from '#lib/feed/tuf/metadata-schemas.ts';
import { tufLimits } from '#lib/feed/tuf/limits.ts';
import type { TufErrorCode } from '#lib/feed/tuf/tuf-error.ts';
import { bytesOf, type FeedRepo, textOf } from './feed-repo.ts';
import { makeSigner, renameSigner, type Signer } from './feed-signer.ts';

/** One way to harm a client that has refreshed before, and what the client must say of it. */
export type FeedAttack = {
  readonly name: string;
  readonly code: TufErrorCode;
  /** Does it to a repository whose root, targets, snapshot and timestamp are of version 2. */
  readonly strike: (repo: FeedRepo) => Promise<void>;
  /** Top-level files that the client rightly takes before it comes to the attack. Everything else must stay. */
  readonly taken?: readonly TopRole[];
};

/** What a client has taken of a new generation before it looks at a role. */
export const before: Readonly<Record<TopRole, readonly TopRole[]>> = {
  root: [],
  timestamp: [],
  snapshot: ['timestamp'],
  targets: ['timestamp', 'snapshot'],
};

export const newest = ['targets', 'snapshot', 'timestamp'] as const;

/** The same done to each top-level role: a new generation is published, then this role's file is replaced. */
export function forEachRole(
  name: string,
  code: TufErrorCode,
  forge: (repo: FeedRepo, role: TopRole) => Promise<Uint8Array<ArrayBuffer>>,
): FeedAttack[] {
  return topRoles.map((role) => ({
    name: `${role} ${name}`,
    code,
    taken: before[role],
    async strike(repo) {
      await repo.publish(...(role === 'root' ? ['root'] : newest));
      repo.files.set(repo.pathOf(role), await forge(repo, role));
    },
  }));
}

const signersOf = (repo: FeedRepo, role: string): readonly Signer[] => repo.signers.get(role) ?? [];

export const forgeries: readonly FeedAttack[] = [
  ...forEachRole('is not signed', 'threshold-not-met', (repo, role) =>
    repo.sign(repo.documentOf(role), []),
  ),
  ...forEachRole('is signed by a stranger', 'threshold-not-met', async (repo, role) =>
    repo.sign(repo.documentOf(role), [await makeSigner()]),
  ),
  ...forEachRole(
    'is signed by a stranger under the trusted id',
    'threshold-not-met',
    async (repo, role) => {
      const [known] = signersOf(repo, role);
      return repo.sign(repo.documentOf(role), [
        renameSigner(await makeSigner(), known?.keyid ?? ''),
      ]);
    },
  ),
  ...forEachRole('is changed after it was signed', 'threshold-not-met', async (repo, role) =>
    bytesOf(textOf(repo.file(repo.pathOf(role))).replace('"signed":{', '"signed":{"extra":1,')),
  ),
  ...forEachRole('is signed by the key of another role', 'threshold-not-met', (repo, role) =>
    repo.sign(repo.documentOf(role), signersOf(repo, role === 'root' ? 'targets' : 'root')),
  ),
  ...forEachRole('is signed twice by one key', 'signatures-duplicated', (repo, role) => {
    const [signer] = signersOf(repo, role);
    return repo.sign(repo.documentOf(role), signer ? [signer, signer] : []);
  }),
];

export const malformed: readonly FeedAttack[] = [
  ...forEachRole('is a web page', 'metadata-malformed', async () => bytesOf('<!doctype html>')),
  ...forEachRole('is cut short', 'metadata-malformed', async (repo, role) =>
    repo.file(repo.pathOf(role)).slice(0, -9),
  ),
  ...forEachRole('has no version', 'metadata-malformed', (repo, role) => {
    const { version: _, ...rest } = repo.documentOf(role);
    return repo.sign(rest, signersOf(repo, role));
  }),
  ...forEachRole('never ends in nesting', 'metadata-malformed', async (repo, role) => {
    const text = textOf(repo.file(repo.pathOf(role)));
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
    return bytesOf(text.replace('"signed":{', `"signed":{"deep":${deep},`));
  }),
  ...forEachRole('has half a surrogate pair in it', 'metadata-malformed', async (repo, role) => {
    const text = textOf(repo.file(repo.pathOf(role)));
    return bytesOf(text.replace('"signed":{', String.raw`"signed":{"half":"\ud800",`));
  }),
  ...forEachRole('has a date that does not exist', 'metadata-malformed', (repo, role) =>
    repo.sign({ ...repo.documentOf(role), expires: '2027-02-30T00:00:00Z' }, signersOf(repo, role)),
  ),
  ...forEachRole('is of another specification', 'spec-version-unsupported', (repo, role) =>
    repo.sign({ ...repo.documentOf(role), spec_version: '2.0.0' }, signersOf(repo, role)),
  ),
  ...forEachRole('is another role, signed by the right key', 'wrong-role-type', (repo, role) => {
    const other = role === 'snapshot' ? 'timestamp' : 'snapshot';
    return repo.sign(repo.documentOf(other), signersOf(repo, role));
  }),
  ...forEachRole('never ends', 'metadata-too-long', async (repo, role) => {
    repo.answers.set(repo.pathOf(role), async () => endless(limitOf[role]));
    return new Uint8Array();
  }),
];

const limitOf: Readonly<Record<TopRole, number>> = {
  root: tufLimits.rootBytes,
  timestamp: tufLimits.timestampBytes,
  snapshot: tufLimits.snapshotBytes,
  targets: tufLimits.targetsBytes,
};

/** An answer without end. Whoever reads on beyond the limit and a chunk is told by an error of another kind. */
export function endless(limitBytes: number): { status: number; body: ReadableStream<Uint8Array> } {
  const chunk = 65_536;
  let served = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (served > limitBytes + chunk) throw new Error('read beyond the limit');
        served += chunk;
        controller.enqueue(new Uint8Array(chunk).fill(32));
      },
    },
    { highWaterMark: 0 },
  );
  return { status: 200, body };
}
