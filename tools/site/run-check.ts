import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { checkSite, type SiteCheck } from './check-site.ts';
import { readFaultText } from './fault-text.ts';
import { formatJson } from './format-json.ts';
import { listSiteIds, siteIdShape } from './site-files.ts';
import type { SiteCommand } from './site-command.ts';
import { showFault } from './site-fault.ts';

const help = `npm run site -- check [<site-id>] [options]

Checks the rule and the fixtures of one site, or of all: form and sense of site.json, every fixture read as its
expected.json says, hosts of other rules, a fixture for each kind of page, and which candidates answered where.

  --write-expected   for fixtures without a written reading, write what is read now; then look at every line of it
  --json             the whole result as JSON
  exit code          0 nothing to put right, 1 faults, 2 asked wrongly
`;

type CheckAsked = {
  readonly ids: readonly string[];
  readonly writesExpected: boolean;
  readonly json: boolean;
};

function readCheckLine(
  args: readonly string[],
  known: readonly string[],
): Result<CheckAsked, 'usage' | 'id-malformed' | 'site-unknown'> {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'write-expected': flag, json: flag },
    });
    const [id, ...more] = positionals;
    if (more.length > 0) return fail('usage', 'name one site, or none for all');
    if (id !== undefined && !siteIdShape.test(id))
      return fail('id-malformed', `${JSON.stringify(id)} is no site id`);
    if (id !== undefined && !known.includes(id))
      return fail(
        'site-unknown',
        `rules/sites/${id}/site.json does not exist; there are: ${known.join(', ')}`,
      );
    return ok({
      ids: id === undefined ? known : [id],
      writesExpected: values['write-expected'],
      json: values.json,
    });
  } catch (fault) {
    return fail('usage', readFaultText(fault));
  }
}

export const checkCommand: SiteCommand = {
  help,
  run(args, { root, say, complain }) {
    const asked = readCheckLine(args, listSiteIds(root));
    if (!asked.ok) return Promise.resolve(complain(asked));
    const { ids, writesExpected, json } = asked.value;
    const written = writesExpected ? ids.flatMap((id) => writeExpected(root, id)) : [];
    const checks = ids.map((id) => checkSite(root, id));
    const faults = checks.reduce((sum, { faults }) => sum + faults.length, 0);
    if (json) say(JSON.stringify({ written, faults, sites: checks }, null, 2));
    else {
      for (const path of written) say(`Written, to be looked at line by line: ${path}`);
      for (const check of checks) say(showCheck(check, ids.length === 1));
      say(`${checks.length} ${checks.length === 1 ? 'site' : 'sites'}, ${faults} faults`);
    }
    return Promise.resolve(faults > 0 ? 1 : 0);
  },
};

function writeExpected(root: string, id: string): string[] {
  return checkSite(root, id).unwritten.map(({ path, url, reading }) => {
    const draft = `${path}.draft-${process.pid}`;
    try {
      writeFileSync(draft, formatJson({ url, reading }), { flag: 'wx' });
      renameSync(draft, path);
    } finally {
      rmSync(draft, { force: true });
    }
    return relative(root, path);
  });
}

function showCheck({ id, faults, hints, answers, fixtures }: SiteCheck, isWhole: boolean): string {
  const lines = [
    `${id}: ${fixtures} fixtures, ${faults.length} faults`,
    ...faults.map((fault) => `  ${showFault(fault)}`),
  ];
  if (!isWhole) return lines.join('\n');
  const rows = answers.map(
    ({ field, place, read, first, alone }) =>
      `  ${String(first.length).padStart(5)}  ${String(alone.length).padStart(5)}  ${field} ${place} ${read}`,
  );
  return [
    ...lines,
    '',
    'Candidates: in how many fixtures each was the one that answered, and in how many it has an answer at all',
    '  first  alone',
    ...rows,
    '',
    ...hints.map((hint) => `  hint: ${showFault(hint)}`),
  ].join('\n');
}
