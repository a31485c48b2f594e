import { join } from 'node:path';
import { projectRoot } from '../setup/project-root.ts';
import { runCommand } from '../setup/run-command.ts';

/** What Mozilla's linter says of an unpacked extension: one line an error or a warning. */
export async function lintFirefoxBuild(folder: string): Promise<string[]> {
  const linter = join(projectRoot, 'node_modules', '.bin', 'addons-linter');
  const done = await runCommand(linter, [folder, '--output', 'json', '--self-hosted'], {
    cwd: projectRoot,
    timeoutMs: 90_000,
  });
  const start = done.output.indexOf('{"');
  const report: unknown = JSON.parse(done.output.slice(start));
  const { errors, warnings } = Object(report);
  if (!Array.isArray(errors) || !Array.isArray(warnings))
    throw new Error(`no report: ${done.output.slice(0, 500)}`);
  return [...errors, ...warnings].map(
    (one) => `${one.code} ${one.file ?? ''}:${one.line ?? ''} ${one.message}`,
  );
}
