import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { buildTerminal } from './terminal.ts';
import { type Io, type Verb, VerbFault } from './verb.ts';
import { addVerb } from './verbs/add.ts';
import { compileVerb } from './verbs/compile.ts';
import { diffVerb } from './verbs/diff.ts';
import { expireVerb } from './verbs/expire.ts';
import { importRegisterVerb } from './verbs/import-register.ts';
import { initVerb } from './verbs/init.ts';
import { inspectVerb } from './verbs/inspect.ts';
import { lintVerb } from './verbs/lint.ts';
import { publishVerb } from './verbs/publish.ts';
import { removeVerb } from './verbs/remove.ts';
import { rotateKeyVerb } from './verbs/rotate-key.ts';
import { serveVerb } from './verbs/serve.ts';
import { signVerb } from './verbs/sign.ts';

/** In the order in which a maintainer needs them. */
export const verbs: readonly Verb[] = [
  initVerb,
  addVerb,
  removeVerb,
  expireVerb,
  importRegisterVerb,
  lintVerb,
  compileVerb,
  diffVerb,
  signVerb,
  publishVerb,
  inspectVerb,
  serveVerb,
  rotateKeyVerb,
];

/** `npm run feed -- <verb> …`. Returns the exit code: 0 done, 1 something to mend, 2 not understood. */
export async function runFeed(argv: readonly string[], makeIo = buildTerminal): Promise<number> {
  const [name, ...rest] = argv;
  const verb = verbs.find((each) => each.name === name);
  const isJson = rest.includes('--json');
  const io = makeIo(isJson);
  if (!verb) {
    const isAsked = name === undefined || name === '--help' || name === 'help';
    if (!isAsked) io.warn(`There is no verb "${name}".`);
    for (const line of describeVerbs()) (isAsked ? io.say : io.warn)(line);
    return isAsked ? 0 : 2;
  }
  if (rest.includes('--help')) {
    for (const line of describeVerb(verb)) io.say(line);
    return 0;
  }
  return runVerb(verb, rest, io);
}

async function runVerb(verb: Verb, args: readonly string[], io: Io): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      options: { ...verb.options, json: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (fault) {
    io.warn(`${verb.name}: ${fault instanceof Error ? fault.message : String(fault)}`);
    io.warn(`See: npm run feed -- ${verb.name} --help`);
    return 2;
  }
  try {
    await verb.run(parsed.positionals, parsed.values, io);
    return 0;
  } catch (fault) {
    if (!(fault instanceof VerbFault)) throw fault;
    for (const line of fault.lines) io.warn(`${verb.name}: ${line}`);
    io.answer({ faults: fault.lines });
    return 1;
  }
}

function describeVerbs(): readonly string[] {
  const width = Math.max(...verbs.map(({ name }) => name.length));
  return [
    'npm run feed -- <verb> [options]',
    ...verbs.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    'Each verb has --help, and --json for one JSON answer.',
  ];
}

function describeVerb({ name, summary, help }: Verb): readonly string[] {
  return [
    `npm run feed -- ${name}: ${summary}.`,
    ...help,
    '  --json            one JSON answer instead of lines',
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await runFeed(process.argv.slice(2));
}
