import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../setup/project-root.ts';
import { runCommand } from '../setup/run-command.ts';

export const buildBrowsers = ['chrome', 'firefox'] as const;
/** The browsers that have a store of their own. Edge is given what Chromium is. */
export const releaseBrowsers = ['chrome', 'edge', 'firefox'] as const;
export const buildModes = ['production', 'demo', 'check'] as const;
export type BuildBrowser = (typeof buildBrowsers)[number];
export type ReleaseBrowser = (typeof releaseBrowsers)[number];
export type BuildMode = (typeof buildModes)[number];

export type BuildRequest = {
  readonly browser: ReleaseBrowser;
  readonly mode: BuildMode;
  /** Folder that holds one folder a build. */
  readonly outDir: string;
};

/**
 * Builds the extension with WXT in a process of its own: nothing of one build is left over for the next.
 * @returns the folder of the unpacked extension
 * @throws with what WXT said, when it fails
 */
export async function buildExtension({ browser, mode, outDir }: BuildRequest): Promise<string> {
  const done = await runCommand(
    process.execPath,
    [
      join(projectRoot, 'node_modules', 'wxt', 'bin', 'wxt.mjs'),
      'build',
      '--browser',
      browser,
      '--mv3',
      '--mode',
      mode,
    ],
    {
      cwd: projectRoot,
      timeoutMs: 120_000,
      env: { ...process.env, NODE_ENV: 'production', CHO_LANH_OUT_DIR: outDir, NO_COLOR: '1' },
    },
  );
  if (done.code !== 0) throw new Error(`wxt build (${browser}, ${mode}) failed:\n${done.output}`);
  return join(outDir, `${browser}-${mode}`);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string', default: 'chrome' },
      mode: { type: 'string', default: 'production' },
    },
  });
  const browser = buildBrowsers.find((name) => name === values.browser);
  const mode = buildModes.find((name) => name === values.mode);
  if (!browser || !mode) {
    process.stderr.write('--browser chrome|firefox, --mode production|demo|check\n');
    process.exit(2);
  }
  const folder = await buildExtension({ browser, mode, outDir: join(projectRoot, '.output') });
  process.stdout.write(`${folder}\n`);
}
