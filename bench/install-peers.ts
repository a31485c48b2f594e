import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../tools/setup/project-root.ts';

const folder = join(projectRoot, 'bench', 'peers');

/** Brings what is measured against. Only the full bench needs it. @throws when npm cannot */
export function installPeers(): void {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  const lock = join(folder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stderr.write('Installing what the bench measures against (npm ci) …\n');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync('npm', args, {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    timeout: 300_000,
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) throw new Error(`npm ci failed (exit code ${done.status ?? done.signal})`);
}
