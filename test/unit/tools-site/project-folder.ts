import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../../tools/setup/project-root.ts';
import { runSite } from '../../../tools/site/site.ts';
import { buildTemporaryFolder } from '../../support/temporary-folder.ts';

/** A folder with as much of the project as the site command touches: the bundle, the generic rule and one named one. */
export async function buildProjectFolder(): Promise<string> {
  const root = buildTemporaryFolder('site');
  for (const path of [
    'lib/site/bundled-rules.ts',
    'rules/officials',
    'rules/sites/other',
    'rules/sites/tiki',
    'test/sites/tiki',
  ]) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await cp(join(projectRoot, path), join(root, path), { recursive: true });
  }
  return root;
}

export async function writeBelow(root: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

export type Ran = { readonly exitCode: number; readonly said: string; readonly complained: string };

/** The command as a person would run it in that folder, on one day for ever. */
export async function runIn(root: string, ...args: readonly string[]): Promise<Ran> {
  const said: string[] = [];
  const complained: string[] = [];
  const exitCode = await runSite(args, {
    root,
    callersFolder: root,
    nowMs: Date.UTC(2026, 10, 23),
    say: (text) => said.push(text),
    complain: ({ error, detail }) => {
      complained.push(`${error}: ${detail ?? ''}`);
      return 2;
    },
  });
  return { exitCode, said: said.join('\n'), complained: complained.join('\n') };
}
