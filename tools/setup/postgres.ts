import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findFile, findProgram, installProgram } from './debian-program.ts';

const debianFolder = '/usr/lib/postgresql';

/** The folder with `initdb` and `postgres`, or null. `POSTGRES_BIN` in the environment wins. */
export function findPostgres(): string | null {
  const named = join(process.env['POSTGRES_BIN'] ?? '/nowhere', 'initdb');
  const found = findFile([named, ...listDebian()]) ?? findProgram(['initdb']);
  return found === null ? null : dirname(found);
}

// Debian keeps these programs out of the PATH, one folder for each version.
function listDebian(): readonly string[] {
  try {
    const versions = readdirSync(debianFolder).sort((left, right) => Number(right) - Number(left));
    return versions.map((version) => join(debianFolder, version, 'bin', 'initdb'));
  } catch {
    return [];
  }
}

/** @throws with an instruction a person can follow, when there is none and it cannot be installed */
export function installPostgres(): Promise<string> {
  return installProgram({
    name: 'PostgreSQL',
    variable: 'POSTGRES_BIN',
    packages: ['postgresql'],
    find: findPostgres,
  });
}
