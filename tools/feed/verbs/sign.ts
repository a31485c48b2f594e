import { openKeyFolder } from '../../key/key-folder.ts';
import { readBuild, writeBuild } from '../build-folder.ts';
import { folderHelp, folderOptions, readFolders, readRoles } from '../feed-folder.ts';
import { buildRelease } from '../repository/build-release.ts';
import { readRepository } from '../repository/read-repository.ts';
import type { Repository } from '../repository/repository.ts';
import { readRootRole } from '../repository/root-role.ts';
import { type MissingSignatures, signRelease } from '../repository/sign-release.ts';
import { nameFiles } from '../repository/repository.ts';
import { type Verb, VerbFault } from '../verb.ts';

export const signVerb: Verb = {
  name: 'sign',
  summary: 'signs the compiled files with every key that is at hand',
  help: [
    '  Several people sign one after the other: each takes the build folder and runs',
    '  "sign" with their own --keys. What is signed already stays signed.',
    '  --dry-run         says which signatures would be missing, and writes nothing',
    ...folderHelp,
  ],
  options: { ...folderOptions, 'dry-run': { type: 'boolean' } },
  async run(_args, values, io) {
    const folders = readFolders(values, io);
    const roles = readRoles(folders.feed);
    const progress = io.progress('Reading the build');
    const build = readBuild(folders.build, progress.step);
    progress.end();
    const previous = readRepository(folders.published);
    const next = buildRelease({ roles, files: build.files, previous, nowMs: io.nowMs });
    const begun = build.repository ? keepSignatures(next, build.repository) : next;
    const rootBefore = previous ? readRootRole(previous.root) : null;
    const signed = signRelease(begun, openKeyFolder(folders.keys, io.passphrase), {
      roles,
      rootBefore,
    });
    const isDry = values['dry-run'] === true;
    if (!isDry) writeBuild(folders.build, { files: build.files, repository: signed.repository });
    for (const name of nameFiles(signed.repository).keys()) io.say(`metadata/${name}`);
    for (const each of signed.missing) io.say(describeMissing(each));
    if (signed.missing.length === 0) {
      io.say(isDry ? 'Nothing written.' : 'Signed by enough keys; "publish" may follow.');
    }
    io.answer({ files: [...nameFiles(signed.repository).keys()], missing: signed.missing });
  },
};

function describeMissing({ role, have, need, tried }: MissingSignatures): string {
  const why = tried.map(({ detail }) => `  ${detail}`).join('\n');
  return `${role}: ${have} of ${need} signatures; sign with another --keys\n${why}`.trimEnd();
}

/** A file that another person signed is the same file if only its dates were drawn anew. */
function keepSignatures(next: Repository, begun: Repository): Repository {
  const pick = <T extends Repository['root']>(fresh: T, before: T | undefined): T =>
    before && fresh.signatures.length === 0 && isSameBut(fresh, before) ? before : fresh;
  return {
    root: pick(next.root, begun.root),
    targets: pick(next.targets, begun.targets),
    curators: new Map(
      [...next.curators].map(([role, file]) => [role, pick(file, begun.curators.get(role))]),
    ),
    snapshot: pick(next.snapshot, begun.snapshot),
    timestamp: pick(next.timestamp, begun.timestamp),
  };
}

function isSameBut(fresh: Repository['root'], before: Repository['root']): boolean {
  const strip = ({ signed }: Repository['root']): string => {
    const { expires: _expires, ...rest } = signed;
    return JSON.stringify(rest);
  };
  return strip(fresh) === strip(before);
}

/** @throws VerbFault that names every role that lacks a signature */
export function requireSigned(missing: readonly MissingSignatures[]): void {
  if (missing.length > 0) throw new VerbFault(missing.map(describeMissing));
}
