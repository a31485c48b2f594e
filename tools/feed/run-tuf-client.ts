/**
 * The TUF client of the project behind the command line that TUF's public conformance tests call. It reads the clock
 * of its process, so a faked one is believed.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Result } from '#lib/domain/result.ts';
import { quoteName } from '#lib/feed/tuf/quote-name.ts';
import type { FetchFile } from '#lib/feed/tuf/seams.ts';
import { plantRoot, Updater } from '#lib/feed/tuf/updater.ts';
import { openFileStore } from './file-store.ts';

const usage = `Usage:
  tuf-client --metadata-dir DIR init ROOT_FILE
  tuf-client --metadata-dir DIR --metadata-url URL refresh
  tuf-client --metadata-dir DIR --metadata-url URL --target-name NAME [--target-name NAME …]
             --target-base-url URL --target-dir DIR download

init      trusts ROOT_FILE as the first root
refresh   brings root, timestamp, snapshot and targets in --metadata-dir up to date
download  does that, then brings the named targets into --target-dir
Exit code 0 where all of it succeeded, else 1. Trusted metadata lies in --metadata-dir as it was served.
`;

type Options = {
  readonly [Name in 'metadata-dir' | 'metadata-url' | 'target-base-url' | 'target-dir']?: string;
};

const requestTimeoutMs = 60_000;

const fetchFile: FetchFile = (url) =>
  fetch(url, { signal: AbortSignal.timeout(requestTimeoutMs), cache: 'no-store' });

async function run(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'metadata-dir': text,
      'metadata-url': text,
      'target-name': { type: 'string', multiple: true },
      'target-base-url': text,
      'target-dir': text,
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [command, rootFile] = positionals;
  if (values.help) process.stdout.write(usage);
  else if (command === 'init' && rootFile !== undefined) await init(values, rootFile);
  else if (command === 'refresh') await refresh(values);
  else if (command === 'download') await download(values, values['target-name'] ?? []);
  else throw new Error(`Which command?\n${usage}`);
}

async function init(options: Options, rootFile: string): Promise<void> {
  const root = new Uint8Array(await readFile(rootFile));
  need(await plantRoot(openFileStore(needOption(options, 'metadata-dir')), root));
}

async function refresh(options: Options): Promise<Updater> {
  return need(
    await Updater.refresh({
      metadataUrl: needOption(options, 'metadata-url'),
      store: openFileStore(needOption(options, 'metadata-dir')),
      fetchFile,
      nowMs: Date.now(),
    }),
  );
}

async function download(options: Options, names: readonly string[]): Promise<void> {
  const baseUrl = needOption(options, 'target-base-url');
  const artifacts = openFileStore(needOption(options, 'target-dir'));
  if (names.length === 0) throw new Error('--target-name is missing');
  const updater = await refresh(options);
  for (const name of names) {
    const target = need(await updater.findTarget(name));
    const file = artifactFile(name);
    const kept = await artifacts.read(file);
    const bytes = need(await updater.readTarget(target, { baseUrl, kept }));
    if (bytes !== kept) await artifacts.write(file, bytes);
  }
}

/** One flat file a target: no target path leads out of the folder, and none is too long for a file system. */
function artifactFile(path: string): string {
  const quoted = quoteName(path);
  return quoted.length <= 200 && !/^\.*$/.test(quoted)
    ? quoted
    : `sha256-${createHash('sha256').update(path).digest('hex')}`;
}

function needOption(options: Options, name: keyof Options): string {
  const value = options[name];
  if (value === undefined) throw new Error(`--${name} is missing`);
  return value;
}

function need<Value>(result: Result<Value, string>): Value {
  if (result.ok) return result.value;
  throw new Error(`${result.error}: ${result.detail ?? ''}`);
}

try {
  await run(process.argv.slice(2));
} catch (fault) {
  process.stderr.write(`tuf-client: ${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
}
