// node tools/setup/run.mjs <script.ts> [arguments]: installs what is missing, then runs the script with the project's node.
import { spawn } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { installDependencies, projectEnvironment, projectNode, projectRoot } from './install.mjs';

const [script, ...rest] = process.argv.slice(2);
if (!script) {
  process.stderr.write('Usage: node tools/setup/run.mjs <script.ts> [arguments]\n');
  process.exit(2);
}

try {
  installDependencies();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  // The last line of a test run is always a count, also when nothing could be run.
  if (script.endsWith('run-tests.ts')) process.stdout.write('0 passed, 1 failed\n');
  process.exit(1);
}

const child = spawn(
  projectNode,
  [
    '--disable-warning=ExperimentalWarning',
    isAbsolute(script) ? script : join(projectRoot, script),
    ...rest,
  ],
  {
    cwd: projectRoot,
    env: projectEnvironment(),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (fault) => {
  process.stderr.write(`${fault.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => {
  if (signal && script.endsWith('run-tests.ts')) process.stdout.write('0 passed, 1 failed\n');
  process.exit(code ?? 1);
});
