import { projectRoot } from '../setup/project-root.ts';
import { readFaultText } from './fault-text.ts';
import { checkCommand } from './run-check.ts';
import { newCommand } from './run-new.ts';
import { captureCommand } from './run-capture.ts';
import type { SiteCommand, SiteScene } from './site-command.ts';

const help = `npm run site -- new      begins the rule of a shop
npm run site -- capture  shows what a saved page offers, proposes candidates, makes a fixture
npm run site -- check    says what is wrong with a rule and its fixtures, and where
Each says more with --help; docs/add-a-site.md walks through all three.
`;

const verbs: ReadonlyMap<string, SiteCommand> = new Map([
  ['new', newCommand],
  ['capture', captureCommand],
  ['check', checkCommand],
]);

/** Runs one verb; returns the exit code. A fault of the disk is told in one line, not as a stack. */
export async function runSite(args: readonly string[], scene: SiteScene): Promise<number> {
  const [name = '', ...rest] = args;
  const verb = verbs.get(name);
  if (name === '' || name === '--help' || name === '-h') {
    scene.say(help);
    return name === '' ? 2 : 0;
  }
  if (verb === undefined)
    return scene.complain({
      error: 'usage',
      detail: `no verb ${JSON.stringify(name)}: new, capture or check`,
    });
  if (rest.includes('--help') || rest.includes('-h')) {
    scene.say(verb.help);
    return 0;
  }
  try {
    return await verb.run(rest, scene);
  } catch (fault) {
    return scene.complain({ error: 'not-done', detail: readFaultText(fault) });
  }
}

if (import.meta.main) {
  // Whoever pipes us into `head` has read enough; what was asked for is written all the same.
  process.stdout.on('error', () => undefined);
  process.exitCode = await runSite(process.argv.slice(2), {
    root: projectRoot,
    callersFolder: process.env['INIT_CWD'] ?? process.cwd(),
    nowMs: Date.now(),
    say: (text) => process.stdout.write(`${text.trimEnd()}\n`),
    complain: ({ error, detail }) => {
      process.stderr.write(`site: ${error}: ${detail ?? ''}\n`);
      return 2;
    },
  });
}
