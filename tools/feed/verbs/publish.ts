import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFolder } from '../../key/key-folder.ts';
import { readBuild } from '../build-folder.ts';
import { type CheckedRelease, checkRelease, readFirstRoot } from '../check-release.ts';
import { folderHelp, folderOptions, type Folders, readFolders, readRoles } from '../feed-folder.ts';
import { renewTimestamp } from '../repository/build-release.ts';
import { readRepository } from '../repository/read-repository.ts';
import { readVersion, type Repository } from '../repository/repository.ts';
import { readRootRole } from '../repository/root-role.ts';
import { signRelease } from '../repository/sign-release.ts';
import { printSignedFile } from '../repository/signed-file.ts';
import { writeRepository } from '../repository/write-repository.ts';
import { type Io, type Verb, VerbFault } from '../verb.ts';
import { requireSigned } from './sign.ts';

export const publishVerb: Verb = {
  name: 'publish',
  summary: 'adds the signed release to the folder that a static host serves',
  help: [
    '  Before anything is written the release is read as a client reads it, both by one',
    '  that holds the first root and, where there is one, by one that holds the last.',
    '  --timestamp       only signs the timestamp anew: the daily job',
    '  --dry-run         checks everything and writes nothing',
    ...folderHelp,
  ],
  options: { ...folderOptions, timestamp: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
  async run(_args, values, io) {
    const folders = readFolders(values, io);
    const { repository, files } =
      values['timestamp'] === true ? signTimestamp(folders, io) : readSigned(folders);
    const checked = await rehearse(folders, { repository, files }, io);
    const version = readVersion(repository.timestamp);
    if (values['dry-run'] === true) {
      io.say(`Nothing written. A client would take version ${checked.content.version}.`);
    } else {
      const count = writeRepository(folders.published, repository, files);
      io.say(
        `${folders.published}: ${count} new files; version ${checked.content.version}, timestamp ${version}.`,
      );
    }
    io.answer({ version: checked.content.version, timestamp: version, versions: checked.versions });
  },
};

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

/** Writes the release into a copy of the published folder and reads it there. Throws what a client would refuse. */
async function rehearse(folders: Folders, release: Release, io: Io): Promise<CheckedRelease> {
  const copy = mkdtempSync(join(tmpdir(), 'cho-lanh-feed-'));
  try {
    if (existsSync(folders.published)) cpSync(folders.published, copy, { recursive: true });
    writeRepository(copy, release.repository, release.files);
    const last = readRepository(folders.published);
    // The last published root may have lost its first ones: a client that trusts the last one must go on, too.
    if (last) await checkRelease(copy, new Uint8Array(printSignedFile(last.root)), io.nowMs);
    return await checkRelease(copy, readFirstRoot(copy), io.nowMs);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
