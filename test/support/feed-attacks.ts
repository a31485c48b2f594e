import { bytesOf, dayMs, type FeedRepo, printMoment, textOf } from './feed-repo.ts';
import {
  before,
  type FeedAttack,
  forEachRole,
  forgeries,
  malformed,
  newest,
} from './feed-forgeries.ts';

const expired = (repo: FeedRepo): string => printMoment(repo.nowMs);

const stale: readonly FeedAttack[] = [
  {
    name: 'root has expired',
    code: 'root-expired',
    taken: ['root'],
    async strike(repo) {
      repo.root.expires = expired(repo);
      await repo.publish('root', ...newest);
    },
  },
  {
    name: 'timestamp has expired',
    code: 'timestamp-expired',
    async strike(repo) {
      repo.timestamp.expires = expired(repo);
      await repo.publish(...newest);
    },
  },
  {
    name: 'snapshot has expired',
    code: 'snapshot-expired',
    taken: before.snapshot,
    async strike(repo) {
      repo.snapshot.expires = expired(repo);
      await repo.publish(...newest);
    },
  },
  {
    name: 'targets has expired',
    code: 'targets-expired',
    taken: before.targets,
    async strike(repo) {
      repo.targets.expires = expired(repo);
      await repo.publish(...newest);
    },
  },
  {
    name: 'the last good timestamp is shown for ever',
    code: 'timestamp-expired',
    async strike(repo) {
      repo.root.expires = printMoment(repo.nowMs + 90 * dayMs);
      await repo.publish('root');
      repo.nowMs += 31 * dayMs;
    },
    taken: ['root'],
  },
];

const goingBack: readonly FeedAttack[] = [
  {
    name: 'an old root is served as the next one',
    code: 'root-rollback',
    async strike(repo) {
      repo.files.set('metadata/3.root.json', repo.file('metadata/1.root.json'));
    },
  },
  {
    name: 'a root is left out',
    code: 'root-version-skipped',
    async strike(repo) {
      repo.root.version = 4;
      await repo.publishAsIs('root');
      repo.files.set('metadata/3.root.json', repo.file('metadata/4.root.json'));
    },
  },
  {
    name: 'timestamp goes back',
    code: 'timestamp-rollback',
    async strike(repo) {
      repo.timestamp.version = 1;
      await repo.publishAsIs('timestamp');
    },
  },
  ...[false, true].flatMap((isHashed): FeedAttack[] => [
    {
      name: `snapshot goes back${isHashed ? ', hashed' : ''}`,
      code: 'snapshot-rollback',
      async strike(repo) {
        repo.hashesMetadata = isHashed;
        repo.snapshot.version = 1;
        await repo.publishAsIs('snapshot');
        await repo.publish('timestamp');
      },
    },
    {
      name: `targets goes back${isHashed ? ', hashed' : ''}`,
      code: 'targets-rollback',
      taken: before.snapshot,
      async strike(repo) {
        repo.hashesMetadata = isHashed;
        repo.targets.version = 1;
        await repo.publishAsIs('targets');
        await repo.publish('snapshot', 'timestamp');
      },
    },
  ]),
  {
    name: 'targets is no longer listed',
    code: 'targets-dropped',
    taken: before.snapshot,
    async strike(repo) {
      delete repo.snapshot.meta['targets.json'];
      await repo.publish('snapshot', 'timestamp');
    },
  },
];

const mixed: readonly FeedAttack[] = [
  {
    name: 'snapshot is of another version than its name',
    code: 'snapshot-version-mismatch',
    taken: before.snapshot,
    async strike(repo) {
      await repo.publish(...newest);
      repo.files.set('metadata/3.snapshot.json', repo.file('metadata/2.snapshot.json'));
    },
  },
  {
    name: 'targets is of another version than its name',
    code: 'targets-version-mismatch',
    taken: before.targets,
    async strike(repo) {
      await repo.publish(...newest);
      repo.files.set('metadata/3.targets.json', repo.file('metadata/2.targets.json'));
    },
  },
  ...(['snapshot', 'targets'] as const).flatMap((role): FeedAttack[] => [
    {
      name: `${role} is not the file that was hashed`,
      code: 'metadata-hash-mismatch',
      taken: before[role],
      async strike(repo) {
        repo.hashesMetadata = true;
        await repo.publish(...newest);
        const text = textOf(repo.file(repo.pathOf(role)));
        repo.files.set(repo.pathOf(role), bytesOf(text.replace('"sig":"', '"SIG":"')));
      },
    },
    {
      name: `${role} is shorter than its signed length`,
      code: 'metadata-length-mismatch',
      taken: before[role],
      async strike(repo) {
        repo.hashesMetadata = true;
        await repo.publish(...newest);
        repo.files.set(repo.pathOf(role), repo.file(repo.pathOf(role)).slice(0, -1));
      },
    },
    {
      name: `${role} is longer than its signed length`,
      code: 'metadata-too-long',
      taken: before[role],
      async strike(repo) {
        repo.hashesMetadata = true;
        await repo.publish(...newest);
        const text = textOf(repo.file(repo.pathOf(role)));
        repo.files.set(repo.pathOf(role), bytesOf(`${text} `));
      },
    },
  ]),
];

const unavailable: readonly FeedAttack[] = [
  ...forEachRole('breaks off', 'download-failed', async (repo, role) => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.error(new Error('connection lost')),
    });
    repo.answers.set(repo.pathOf(role), async () => ({ status: 200, body }));
    return new Uint8Array();
  }),
  ...forEachRole('answers 500', 'download-failed', async (repo, role) => {
    repo.answers.set(repo.pathOf(role), async () => new Response('sorry', { status: 500 }));
    return new Uint8Array();
  }),
  ...forEachRole('cannot be reached', 'download-failed', async (repo, role) => {
    repo.answers.set(repo.pathOf(role), () => Promise.reject(new TypeError('no network')));
    return new Uint8Array();
  }),
  ...newest.map((role) => ({
    name: `${role} is not there`,
    code: 'metadata-missing' as const,
    taken: before[role],
    async strike(repo: FeedRepo) {
      await repo.publish(...newest);
      repo.files.delete(repo.pathOf(role));
    },
  })),
];

export const feedAttacks: readonly FeedAttack[] = [
  ...forgeries,
  ...malformed,
  ...stale,
  ...goingBack,
  ...mixed,
  ...unavailable,
];
