import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { type CheckFault, readPageFile, readPageUrl } from '../check-input.ts';
import { readFaultText } from '../fault-text.ts';
import { siteIdShape } from '../site-files.ts';
import { fetchInBrowser } from './fetch-in-browser.ts';

export type CaptureInput = {
  readonly html: string;
  readonly url: URL;
  /** The rule the page belongs to; null before there is one. */
  readonly site: string | null;
  readonly kind: string | null;
  readonly case: string;
  readonly isFilling: boolean;
  readonly isWriting: boolean;
};
export type CaptureFault = CheckFault | 'id-malformed' | 'case-malformed' | 'not-fetched';

export const captureHelp = `npm run site -- capture --url ADDRESS SAVED.html [options]
npm run site -- capture --browser --url ADDRESS [options]

Shows which sources a page offers, proposes ordered candidates for every field as JSON for site.json, and makes a
short fixture of the same structure in which nothing of the real page's words, ids, prices or pictures is left.
Nothing is fetched unless you say --browser.

  --site ID        the rule to work on (see: site -- new); writes the fixture to test/sites/ID/
  --case NAME      what the fixture shows, in small letters: seller-block, advertised-card (with --site)
  --kind KIND      listing, search, category or shop, where the address does not say it
  --fill           put the proposed candidates in front of those in rules/sites/ID/site.json
  --browser        open the address in Chromium, without a window
  --headed         with a window: log in or pass a check, then press Enter
  --chromium PATH  which Chromium (with --browser or --headed)
`;

/** Reads the command line of `capture` and the page it names. */
export async function readCaptureInput(
  args: readonly string[],
  folder: string,
): Promise<Result<CaptureInput, CaptureFault>> {
  const line = readLine(args);
  if (!line.ok) return line;
  const { values, positionals } = line.value;
  const opens = values.browser || values.headed;
  if (positionals.length !== (opens ? 0 : 1)) {
    return fail(
      'usage',
      opens
        ? '--browser takes the page from its address: name no file'
        : 'name one saved page, or say --browser',
    );
  }
  if (values.url === undefined)
    return fail('url-missing', 'say where the page was: --url https://…');
  const names = readNames(values);
  if (!names.ok) return names;
  const url = readPageUrl(values.url);
  if (!url.ok) return url;
  const rest = {
    ...names.value,
    isFilling: values.fill,
    isWriting: names.value.site !== null && values.case !== undefined,
  };
  if (opens) {
    const fetched = await fetchInBrowser({
      url: url.value,
      isHeaded: values.headed,
      program: values.chromium ?? null,
    });
    return fetched.ok ? ok({ ...fetched.value, ...rest }) : fetched;
  }
  const html = await readPageFile(resolve(folder, positionals[0] ?? ''));
  return html.ok ? ok({ html: html.value, url: url.value, ...rest }) : html;
}

function readLine(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    return ok(
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          url: text,
          site: text,
          kind: text,
          case: text,
          chromium: text,
          fill: flag,
          browser: flag,
          headed: flag,
        },
      }),
    );
  } catch (fault) {
    return fail('usage', readFaultText(fault));
  }
}

type Names = Pick<CaptureInput, 'site' | 'kind' | 'case'>;

function readNames(values: {
  readonly site?: string | undefined;
  readonly kind?: string | undefined;
  readonly case?: string | undefined;
  readonly fill: boolean;
}): Result<Names, CaptureFault> {
  const { site = null, kind = null, case: name = 'captured' } = values;
  if (site !== null && !siteIdShape.test(site))
    return fail('id-malformed', `${JSON.stringify(site)} is no site id`);
  if (!/^[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?$/u.test(name))
    return fail('case-malformed', `--case ${JSON.stringify(name)}: small letters, digits and -`);
  if (kind !== null && !['listing', 'search', 'category', 'shop'].includes(kind))
    return fail('usage', `--kind ${kind}: listing, search, category or shop`);
  if (site === null && (values.fill || values.case !== undefined))
    return fail('usage', '--fill and --case work on a rule: name it with --site');
  return ok({ site, kind, case: name });
}
