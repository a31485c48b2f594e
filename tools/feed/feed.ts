import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { describeFileFault } from './describe-file-fault.ts';
import { buildTerminal } from './terminal.ts';
import { type Io, type Verb, VerbFault } from './verb.ts';
import { addVerb } from './verbs/add.ts';
import { compileVerb } from './verbs/compile.ts';
import { diffVerb } from './verbs/diff.ts';
import { expireVerb } from './verbs/expire.ts';
import { importVerb } from './verbs/import.ts';
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
  importVerb,
  addVerb,
  removeVerb,
  expireVerb,
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
  const io = answerOnce(makeIo(argv.includes('--json')));
  if (verb) return rest.includes('--help') ? tellHelp(verb, io) : runVerb(verb, rest, io);
  const isAsked = name === undefined || ['--help', '--json', 'help'].includes(name);
  if (!isAsked) {
    const told = `There is no verb "${name}".`;
    for (const line of [told, ...describeVerbs()]) io.warn(line);
    io.answer({ faults: [told] });
    return 2;
  }
  for (const line of describeVerbs()) io.say(line);
  io.answer({ verbs: verbs.map((each) => ({ name: each.name, summary: each.summary })) });
  return 0;
}

// A verb that fails late may have said its answer: two would be no JSON.
function answerOnce(io: Io): Io {
  let hasAnswered = false;
  return {
    ...io,
    answer(value) {
      if (!hasAnswered) io.answer(value);
      hasAnswered = true;
    },
  };
}

function tellHelp(verb: Verb, io: Io): number {
  const help = describeVerb(verb);
  for (const line of help) io.say(line);
  io.answer({ name: verb.name, summary: verb.summary, help });
  return 0;
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
    const told = fault instanceof Error ? fault.message : String(fault);
    io.warn(`${verb.name}: ${told}`);
    io.warn(`See: npm run feed -- ${verb.name} --help`);
    io.answer({ faults: [told] });
    return 2;
  }
  try {
    await verb.run(parsed.positionals, parsed.values, io);
    return 0;
  } catch (fault) {
    const lines = fault instanceof VerbFault ? fault.lines : describeFileFault(fault);
    io.answer({ faults: lines ?? [String(fault)] });
    // What nobody foresaw is told with its place in the program.
    if (lines === null) throw fault;
    for (const line of lines) io.warn(`${verb.name}: ${line}`);
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
