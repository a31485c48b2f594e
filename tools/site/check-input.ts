import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { readHost, registrableDomain } from '#lib/text/host.ts';

/** Bytes of a saved page. The largest real ones are 2.5 MB. */
export const maxPageBytes = 32_000_000;

export type CheckInput = { readonly url: URL; readonly html: string; readonly browser: boolean };
/** Every saved page below a folder, read twice and compared. */
export type FolderInput = { readonly folder: string };
export type CheckFault =
  | 'usage'
  | 'url-missing'
  | 'url-malformed'
  | 'host-unknown'
  | 'file-unreadable'
  | 'file-too-large'
  | 'not-html';

const usage =
  'npm run --silent check -- --url URL [--browser] FILE.html, or check -- --all --browser FOLDER';

/** Reads the command line and the file it names. Every fault is one line that says what to do instead. */
export async function readCheckInput(
  args: readonly string[],
): Promise<Result<CheckInput | FolderInput, CheckFault>> {
  const line = readCommandLine(args);
  if (!line.ok) return line;
  if (line.value.all) return ok({ folder: inCallersFolder(line.value.file) });
  const url = readPageUrl(line.value.url);
  if (!url.ok) return url;
  const html = await readPageFile(line.value.file);
  if (!html.ok) return html;
  return ok({ url: url.value, html: html.value, browser: line.value.browser });
}

type CommandLine = {
  readonly url: string;
  readonly file: string;
  readonly browser: boolean;
  readonly all: boolean;
};

function readCommandLine(args: readonly string[]): Result<CommandLine, CheckFault> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string', default: '' },
        browser: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return fail('usage', `name one file: ${usage}`);
    if (values.all && (!values.browser || values.url !== '')) {
      return fail('usage', `--all compares with --browser, each page at its own address: ${usage}`);
    }
    if (!values.all && values.url === '')
      return fail('url-missing', `say where the page was: ${usage}`);
    return ok({ ...values, file });
  } catch (fault) {
    return fail('usage', `${readMessage(fault)}; ${usage}`);
  }
}

export function readPageUrl(raw: string): Result<URL, CheckFault> {
  const url = URL.parse(raw);
  if (!url || !/^https?:$/.test(url.protocol)) {
    return fail('url-malformed', `${JSON.stringify(raw)} is no http or https address`);
  }
  const host = readHost(url.href);
  if (host === null || registrableDomain(host) === null) {
    return fail('host-unknown', `${JSON.stringify(url.hostname)} is no host on the web`);
  }
  return ok(url);
}

/** npm runs commands in the project's folder; the file was named in the caller's. */
function inCallersFolder(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '', path);
}

/** The text of a saved page that the person named, at most `maxPageBytes` of it. */
export async function readPageFile(path: string): Promise<Result<string, CheckFault>> {
  let file: FileHandle | null = null;
  try {
    file = await open(inCallersFolder(path));
    const stat = await file.stat();
    if (!stat.isFile()) return fail('file-unreadable', `${path} is no file`);
    if (stat.size > maxPageBytes) {
      const megabytes = Math.round(stat.size / 1e6);
      return fail(
        'file-too-large',
        `${path} has ${megabytes} MB, at most ${maxPageBytes / 1e6} are read`,
      );
    }
    const text = await file.readFile('utf8');
    return isHtml(text) ? ok(text) : fail('not-html', `${path} is not an HTML page`);
  } catch (fault) {
    return fail('file-unreadable', `${path}: ${readMessage(fault)}`);
  } finally {
    await file?.close();
  }
}

const pageTag =
  /<(?:!doctype\s+html|html|head|body|title|meta|script|div|section|main|ul|table|h1|p|a)\b/i;

// A payload saved as JSON may quote tags inside its strings; a page begins with one.
function isHtml(text: string): boolean {
  const start = text
    .slice(0, 100_000)
    .replace(/^\ufeff/, '')
    .trimStart();
  return start.startsWith('<') && !start.includes('\0') && pageTag.test(start);
}

function readMessage(fault: unknown): string {
  return (fault instanceof Error ? fault.message : String(fault)).split('\n', 1)[0] ?? '';
}
