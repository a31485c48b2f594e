import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openKeyFolder } from '../key/key-folder.ts';
import { projectRoot } from '../setup/project-root.ts';
import { checkRelease, readFirstRoot } from './check-release.ts';
import { compileFolder, dateRelease } from './compile-folder.ts';
import { readRoles, rolesFile } from './feed-folder.ts';
import { runFeed } from './feed.ts';
import { buildRelease } from './repository/build-release.ts';
import { signRelease } from './repository/sign-release.ts';
import { writeRepository } from './repository/write-repository.ts';
import { buildTerminal } from './terminal.ts';
import { VerbFault } from './verb.ts';

/** Where the seed lies, from the project's folder: a feed laid out as on any host. */
export const seedFolder = 'public/seed';

/**
 * `npm run seed`: compiles `rules/` and signs it with the keys in `keys/`, as one release. Keys are no part of the
 * project: a developer who has none gets new ones, and with them a root of their own. Dates come from rules/feed.json,
 * so that the same rules and the same keys give the same bytes.
 */
async function buildSeed(root: string): Promise<string> {
  const feed = join(root, 'rules');
  const { content, files } = await dateRelease(compileFolder(feed), null, { nowMs: 0 });
  const keys = openKeyFolder(join(root, 'keys'), process.env['CHO_LANH_PASSPHRASE'] ?? null);
  const sign = () =>
    signRelease(
      buildRelease({
        roles: readRoles(feed),
        files,
        previous: null,
        nowMs: content.publishedAtMs,
        firstVersion: content.version,
      }),
      keys,
      { roles: readRoles(feed), rootBefore: null },
    );
  const isKnown = existsSync(join(feed, rolesFile));
  const signed = isKnown ? sign() : null;
  const isSigned = signed !== null && signed.missing.length === 0;
  if (!isSigned) await makeDevelopmentKeys(root);
  const { repository } = isSigned ? signed : sign();
  const half = join(root, `${seedFolder}.half`);
  rmSync(half, { recursive: true, force: true });
  writeRepository(half, repository, files);
  const checked = await checkRelease(half, readFirstRoot(half), content.publishedAtMs);
  rmSync(join(root, seedFolder), { recursive: true, force: true });
  renameSync(half, join(root, seedFolder));
  const entries = checked.content.lists.reduce((sum, { count }) => sum + count, 0);
  const { lists, claims, labels, officials } = checked.content;
  return `${seedFolder}: ${entries} entries in ${lists.length} lists, ${claims.length} claim rules, ${labels.length} labels, ${officials.length} protected names`;
}

async function makeDevelopmentKeys(root: string): Promise<void> {
  const roles = join(root, 'rules', rolesFile);
  const before = existsSync(roles) ? readFileSync(roles) : null;
  rmSync(roles, { force: true });
  mkdirSync(join(root, 'keys'), { recursive: true });
  const io = buildTerminal(false);
  const code = await runFeed(['init', '--root-keys', '1'], () => ({ ...io, cwd: root }));
  if (code !== 0 && before) writeFileSync(roles, before);
  if (code !== 0) throw new VerbFault('no keys could be made');
  console.log(
    'keys/ had not all the keys of rules/trust/roles.json: new development keys were made.',
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(await buildSeed(projectRoot));
  } catch (fault) {
    if (!(fault instanceof VerbFault)) throw fault;
    for (const line of fault.lines) console.error(line);
    process.exitCode = 1;
  }
}
