import { parseArgs } from 'node:util';
import { buildLog } from './log.ts';
import { intakeLimits } from './limits.ts';
import { startIntake } from './server.ts';
import { readSettings } from './settings.ts';
import { openDatabase } from './store/database.ts';
import { addModerator, revokeModerator } from './store/moderators.ts';

const usage = [
  'npm run intake                                     starts the intake',
  'npm run intake -- token add NAME [--role feed]     makes a token and shows it once; feed may only read decisions',
  'npm run intake -- token revoke NAME                ends a token and what is open with it',
  'See docs/operate.md for what the environment sets.',
];

async function serveUntilStopped(): Promise<void> {
  const log = buildLog((line) => process.stdout.write(line), Date.now);
  const running = await startIntake(readSettings(process.env), { log, clock: Date.now });
  process.stderr.write(`The intake listens at http://localhost:${running.port}/\n`);
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function changeToken(verb: string, name: string, role: string): Promise<boolean> {
  const { db, close } = await openDatabase(readSettings(process.env).place);
  try {
    if (verb === 'revoke') {
      const isDone = await revokeModerator(db, name, Date.now());
      process.stderr.write(isDone ? 'Revoked.\n' : `There is no valid token of ${name}.\n`);
      return isDone;
    }
    const kind = role === 'feed' ? 'feed' : 'moderator';
    const token = await addModerator(db, { name, role: kind }, Date.now());
    if (token === null) {
      process.stderr.write(`There was a token of ${name} before: names are used once.\n`);
      return false;
    }
    process.stdout.write(`${token}\n`);
    return true;
  } finally {
    await close();
  }
}

function isName(name: string | undefined): name is string {
  return (
    name !== undefined &&
    /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name) &&
    name.length <= intakeLimits.nameChars
  );
}

async function main(argv: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...argv],
    options: { role: { type: 'string', default: 'moderator' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [noun, verb, name] = positionals;
  if (noun === undefined && !values.help) return serveUntilStopped();
  const isToken = noun === 'token' && (verb === 'add' || verb === 'revoke') && isName(name);
  if (!isToken || !['moderator', 'feed'].includes(values.role)) {
    process.stderr.write(`${usage.join('\n')}\n`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  process.exitCode = (await changeToken(verb, name, values.role)) ? 0 : 1;
}

try {
  await main(process.argv.slice(2));
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
}
