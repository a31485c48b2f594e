import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPostgres } from './postgres.ts';

export type OwnPostgres = {
  /** A fresh database on it. */
  readonly createDatabase: () => string;
  readonly stop: () => Promise<void>;
};

/** A PostgreSQL of its own in a temporary folder, on a free port of loopback, ended with `stop`. */
export async function startPostgres(): Promise<OwnPostgres> {
  const bin = await installPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'cho-lanh-postgres-'));
  // PostgreSQL refuses to run as root; Debian's package makes a user for it.
  const user = process.getuid?.() === 0 ? readUser('postgres') : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  run(
    join(bin, 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    user,
  );
  const port = await findFreePort();
  const args = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', folder];
  const server = spawn(join(bin, 'postgres'), args, { ...user, cwd: folder, stdio: 'ignore' });
  const url = (name: string): string => `postgres://postgres@127.0.0.1:${port}/${name}`;
  await waitUntilReady(join(bin, 'pg_isready'), port);
  let databases = 0;
  return {
    createDatabase() {
      databases += 1;
      const name = `intake_${databases}`;
      run(
        join(bin, 'createdb'),
        ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', name],
        {},
      );
      return url(name);
    },
    stop: () =>
      new Promise((resolve) => {
        server.on('exit', () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        // Fast shutdown: open connections are ended.
        server.kill('SIGINT');
      }),
  };
}

type User = { readonly uid?: number; readonly gid?: number };

function readUser(name: string): User {
  const id = (flag: string): number => Number(run('id', [flag, name], {}));
  return { uid: id('-u'), gid: id('-g') };
}

function run(command: string, args: readonly string[], user: User): string {
  const done = spawnSync(command, args, { ...user, encoding: 'utf8', timeout: 60_000 });
  if (done.status === 0) return done.stdout;
  throw new Error(`${command} failed: ${done.error?.message ?? ''}${done.stderr}`);
}

async function waitUntilReady(command: string, port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (spawnSync(command, ['-h', '127.0.0.1', '-p', String(port)]).status === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('PostgreSQL did not come up within twenty seconds');
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
