import { runEvaluate } from './evaluate.ts';
import { runTrain } from './train.ts';

const commands: ReadonlyMap<string, (args: readonly string[]) => Promise<number>> = new Map([
  ['evaluate', runEvaluate],
  ['train', runTrain],
]);

/** `npm run claims -- COMMAND`. */
async function run([name = '', ...args]: readonly string[]): Promise<number> {
  const command = commands.get(name);
  if (command) return command(args);
  process.stderr.write(`claims: say one of: ${[...commands.keys()].join(', ')}\n`);
  return 2;
}

process.exitCode = await run(process.argv.slice(2));
