// Plain JavaScript on purpose: this is what an old node runs before anything of the project is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const modules = join(projectRoot, 'node_modules');
const lockFile = join(projectRoot, 'package-lock.json');
const stampFile = join(modules, '.installed-lock-sha256');
const hiddenLock = join(modules, '.package-lock.json');

/** The node that the project is written for; comes with the dev dependencies. */
export const projectNode = join(
  modules,
  '.bin',
  process.platform === 'win32' ? 'node.cmd' : 'node',
);

/** @returns {boolean} whether node_modules holds what package-lock.json says */
export function isInstalled() {
  if (!existsSync(hiddenLock) || !existsSync(projectNode)) return false;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hashLock()) return true;
  // Somebody ran npm by hand: npm writes its own lock after the project's.
  return statSync(hiddenLock).mtimeMs >= statSync(lockFile).mtimeMs;
}

/** Brings node_modules to what package-lock.json says. Talks on stderr only: stdout belongs to the command. */
export function installDependencies() {
  if (isInstalled()) return;
  process.stderr.write('Installing dependencies (npm ci) …\n');
  const { command, args } = npmCommand();
  const done = spawnSync(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: projectRoot,
    env: npmEnvironment(),
    stdio: ['ignore', 2, 2],
    timeout: 300_000,
    shell: process.platform === 'win32',
  });
  if (done.error) throw new Error(`npm could not be started: ${done.error.message}`);
  if (done.status !== 0)
    throw new Error(`npm ci failed (exit code ${done.status ?? done.signal}).`);
  if (!existsSync(projectNode)) {
    throw new Error(
      'npm ci brought no node 24. Are install scripts switched off (ignore-scripts)?',
    );
  }
  writeFileSync(stampFile, hashLock());
}

/** @returns {NodeJS.ProcessEnv} the environment with the project's own tools first */
export function projectEnvironment() {
  const path = [join(modules, '.bin'), process.env.PATH ?? ''].filter(Boolean).join(delimiter);
  return { ...process.env, PATH: path };
}

function hashLock() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

function npmCommand() {
  const viaNpm = process.env.npm_execpath;
  return viaNpm && viaNpm.endsWith('.js')
    ? { command: process.execPath, args: [viaNpm] }
    : { command: 'npm', args: [] };
}

function npmEnvironment() {
  // A production environment would leave the dev dependencies out, and with them everything that builds.
  const env = { ...process.env, NODE_ENV: 'development', npm_config_loglevel: 'error' };
  try {
    accessSync(homedir(), constants.W_OK);
  } catch {
    env.npm_config_cache = join(tmpdir(), 'cho-lanh-npm-cache');
  }
  return env;
}
