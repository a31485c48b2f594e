import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { projectRoot } from '../../tools/setup/project-root.ts';
import { buildTemporaryFolder } from '../support/temporary-folder.ts';

const lines = readFileSync(join(projectRoot, 'intake/Containerfile'), 'utf8').split('\n');
const children: ChildProcess[] = [];
afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

/** What stands behind a word of the container file, every time it comes. */
const listLines = (word: string): string[] =>
  lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));

const copies = listLines('COPY').map((line) => {
  const names = line.split(' ');
  return { from: names.slice(0, -1), to: names.at(-1) ?? '' };
});

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), hasInstallScript: z.boolean().optional() }),
  ),
});
const lock = lockSchema.parse(
  JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')),
);
const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);

const wordsSchema = z.array(z.string());
const readWords = (word: string): string[] => {
  const [line = ''] = listLines(word);
  return wordsSchema.parse(JSON.parse(line.replace(/^CMD /, '')));
};

/** What the image would hold: the copied paths, and of the packages those that npm installs without development. */
function buildImage(): string {
  const root = buildTemporaryFolder('image');
  for (const { from, to } of copies) {
    for (const path of from) {
      cpSync(join(projectRoot, path), join(root, to === './' ? path : to), { recursive: true });
    }
  }
  for (const [path] of shipped) {
    // Those inside another package come with it; those for other machines are not there.
    const isNested = path.lastIndexOf('node_modules/') > 0;
    if (isNested || !existsSync(join(projectRoot, path))) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(join(projectRoot, path), join(root, path));
  }
  return root;
}

test('the container file copies what is there, and no package needs a script of its own', () => {
  expect(copies.length).toBeGreaterThan(2);
  for (const { from } of copies) {
    for (const path of from) expect(existsSync(join(projectRoot, path)), path).toBe(true);
  }
  // Packages are installed without their scripts: one that needs its script would be broken in the image.
  expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
});

test('what the container file copies is enough to run, to be asked for its health, and to be stopped', async () => {
  const root = buildImage();
  const [program = '', ...args] = readWords('CMD');
  expect(program).toBe('node');
  const env = {
    PATH: process.env.PATH,
    ...Object.fromEntries(
      listLines('ENV').flatMap((line) => line.split(' ').map((word) => word.split('='))),
    ),
    HOST: '127.0.0.1',
    PORT: '0',
    INTAKE_DATA: join(root, 'data'),
    // Packages are looked for where they are linked, not where they lie: those of development are out of reach.
    NODE_OPTIONS: '--preserve-symlinks --preserve-symlinks-main',
  };
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  const port = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /localhost:(\d+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', () => reject(new Error(`the intake ended: ${said}`)));
  });
  const [, ...check] = readWords('HEALTHCHECK');
  const ask = (at: string) =>
    spawnSync(process.execPath, check, { env: { ...env, PORT: at }, timeout: 20_000 }).status;
  expect(ask(port)).toBe(0);
  const [signal] = listLines('STOPSIGNAL');
  expect(signal).toBe('SIGTERM');
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
  expect(ask(port)).toBe(1);
});
