import { join, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import type { FetchFile } from '#lib/feed/tuf/seams.ts';
import { openKeyFolder } from '../../key/key-folder.ts';
import { buildBundle } from '../build-bundle.ts';
import { readBuild } from '../build-folder.ts';
import { type CheckedRelease, checkRelease, folderFetch, openRelease } from '../check-release.ts';
import { folderHelp, folderOptions, type Folders, readFolders, readRoles } from '../feed-folder.ts';
import { withLock } from '../lock-folder.ts';
import { stageFile } from '../replace-file.ts';
import { renewTimestamp } from '../repository/build-release.ts';
import { readRepository } from '../repository/read-repository.ts';
import { readVersion, type Repository } from '../repository/repository.ts';
import { readRootRole } from '../repository/root-role.ts';
import { signRelease } from '../repository/sign-release.ts';
import { printSignedFile } from '../repository/signed-file.ts';
import { planRelease, type ReleaseFiles, writeRelease } from '../repository/write-repository.ts';
import { type Io, readText, type Values, type Verb, VerbFault } from '../verb.ts';
import { requireSigned } from './sign.ts';

export const publishVerb: Verb = {
  name: 'publish',
  summary: 'adds the signed release to the folder that a static host serves',
  help: [
    '  Before anything is written the release is read as a client reads it, both by one',
    '  that holds the first root and, where there is one, by one that holds the last.',
    '  --timestamp       only signs the timestamp anew: the daily job',
    '  --bundle FILE     and writes the whole feed into one file, to be carried by hand and',
    '                    read in the extension’s options',
    '  --dry-run         checks everything and writes nothing',
    ...folderHelp,
  ],
  options: {
    ...folderOptions,
    timestamp: { type: 'boolean' },
    bundle: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  async run(_args, values, io) {
    const folders = readFolders(values, io);
    const run = () => publish(folders, values, io);
    // A dry run writes nothing, no lock either.
    const answer =
      values['dry-run'] === true ? await run() : await withLock(folders.published, run);
    io.answer(answer);
  },
};

async function publish(folders: Folders, values: Values, io: Io) {
  const { published } = folders;
  const isDry = values['dry-run'] === true;
  const { repository, files } =
    values['timestamp'] === true ? signTimestamp(folders, io) : readSigned(folders);
  const release = planRelease(published, repository, files);
  const { content, versions } = await rehearse(published, release, io);
  const { version } = content;
  const timestamp = readVersion(repository.timestamp);
  const bundlePath = readText(values, 'bundle');
  const bundle = bundlePath === null ? null : buildBundle(published, repository, release);
  const answer = { version, timestamp, versions };
  if (isDry) {
    io.say(`Nothing written. A client would take version ${version}.`);
    return { ...answer, newFiles: 0, bundle: null };
  }
  const place = bundlePath === null ? null : resolve(io.cwd, bundlePath);
  const staged = place === null || bundle === null ? null : stageFile(place, bundle);
  try {
    writeRelease(published, release);
  } catch (fault) {
    staged?.discard();
    throw fault;
  }
  staged?.commit();
  io.say(`${published}: ${release.size} new files; version ${version}, timestamp ${timestamp}.`);
  if (bundle !== null) io.say(`${place}: the feed as one file, ${bundle.length} bytes.`);
  return { ...answer, newFiles: release.size, bundle: place };
}

type Release = {
  readonly repository: Repository;
  readonly files: ReadonlyMap<string, Uint8Array>;
};

function readSigned(folders: Folders): Release {
  const { files, repository } = readBuild(folders.build);
  if (!repository) throw new VerbFault(`${folders.build} is not signed; run "sign" first`);
  return { files, repository };
}

function signTimestamp(folders: Folders, io: Io): Release {
  const previous = readRepository(folders.published);
  if (!previous) throw new VerbFault(`${folders.published} holds no feed yet; publish one first`);
  const roles = readRoles(folders.feed);
  const next = renewTimestamp(previous, roles, io.nowMs);
  const signed = signRelease(next, openKeyFolder(folders.keys, io.passphrase), {
    roles,
    rootBefore: readRootRole(previous.root),
  });
  requireSigned(signed.missing.filter(({ role }) => role === 'timestamp'));
  return { repository: signed.repository, files: new Map() };
}

/** Reads the published folder with the release laid over it. Throws what a client would refuse. */
async function rehearse(published: string, release: ReleaseFiles, io: Io): Promise<CheckedRelease> {
  const progress = io.progress('Reading as a client does');
  const fetchFile = countFetches(folderFetch(published, release), (done) =>
    progress.step(done, Math.max(done, release.size)),
  );
  const last = readRepository(published);
  // The last published root may have lost its first ones: a client that trusts the last one must go on, too.
  if (last) await openRelease(fetchFile, new Uint8Array(printSignedFile(last.root)), io.nowMs);
  const name = join('metadata', '1.root.json');
  const root = release.get('metadata/1.root.json') ?? readFile(join(published, name));
  const checked = await checkRelease(fetchFile, new Uint8Array(root), io.nowMs);
  progress.end();
  return checked;
}

function countFetches(fetchFile: FetchFile, tell: (done: number) => void): FetchFile {
  let done = 0;
  return async (...asked) => {
    tell((done += 1));
    return fetchFile(...asked);
  };
}

function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new VerbFault(`${path} is not there; it must stay published for ever`);
  }
}
