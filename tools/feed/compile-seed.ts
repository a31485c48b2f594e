import { basename } from 'node:path';
import { z } from 'zod';
import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import type { Curator, List } from '#lib/domain/entry.ts';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { LabelRule } from '#lib/domain/label-rule.ts';
import type { Official } from '#lib/domain/official.ts';
import { fail, type Result } from '#lib/domain/result.ts';
import { officialSchema } from '#lib/feed/feed-schema.ts';
import { parseFeed } from '#lib/feed/parse-feed.ts';
import { claimRuleSchema, labelRegisterSchema, labelRuleSchema } from '#lib/feed/rule-schemas.ts';
import { findRuleFaults } from '#lib/match/claims/compile-claims.ts';
import { type FailingExample, findFailingExamples } from '#lib/match/claims/check-examples.ts';
import {
  findFailingLabelExamples,
  findLabelFaults,
} from '#lib/match/labels/check-label-examples.ts';
import { readHost } from '#lib/text/host.ts';
import { findBannedWords } from './banned-words.ts';
import { compileList, type SeedFault } from './compile-list.ts';
import { inlineLists } from './inline-lists.ts';
import type { RuleFile, SeedInputs } from './rule-files.ts';
import { type WrittenFeed, writtenFeedSchema, writtenListSchema } from './written-forms.ts';

/**
 * Compiles the files of `rules/` into the feed that ships inside. The same files give the same feed, in the same order,
 * whatever order they were read in. Refuses everything that may not be shipped: `detail` has one line for each fault, with
 * file, place and what to do.
 */
export function compileSeed(inputs: SeedInputs): Result<FeedContent, 'seed-refused'> {
  const faults: SeedFault[] = findWordFaults(inputs);
  const [feed] = readParts(inputs.feed, writtenFeedSchema, faults);
  const officials = readAll(inputs.officials, z.array(officialSchema), faults).flat();
  const claims = readClaims(inputs, faults);
  const labels = addRegisters(readLabels(inputs.labels, faults), inputs.registers ?? [], faults);
  faults.push(...findOfficialFaults(officials), ...findExampleFaults(claims, labels));
  if (feed === undefined) return refuse(faults);
  const lists = compileLists(inputs.lists, { feed, officials, faults });
  const content = buildContent({ feed, officials, claims, labels, lists });
  if (faults.length > 0) return refuse(faults);
  const parsed = parseFeed(content);
  return parsed.ok ? parsed : fail('seed-refused', `the compiled feed: ${parsed.detail ?? ''}`);
}

type Parts = {
  readonly feed: WrittenFeed;
  readonly officials: readonly Official[];
  readonly claims: readonly ClaimRule[];
  readonly labels: readonly LabelRule[];
  readonly lists: readonly List[];
};

function buildContent({ feed, officials, claims, labels, lists }: Parts): FeedContent {
  const { site, objectionUrl } = feed.development;
  const curators = [feed.publisher, ...feed.curators.toSorted(compareIds)].map(
    ({ id, name }): Curator => ({ id, name, url: site, objectionUrl }),
  );
  return {
    formatVersion: feed.formatVersion,
    version: feed.version,
    name: feed.name,
    publishedAtMs: Date.parse(feed.publishedAt),
    expiresAtMs: Date.parse(feed.expiresAt),
    curators,
    lists: lists.toSorted(compareIds),
    claims: claims.toSorted(compareIds),
    labels: labels.toSorted(compareIds),
    officials: officials.toSorted(compareIds),
  };
}

function compileLists(
  files: readonly RuleFile[],
  context: {
    readonly feed: WrittenFeed;
    readonly officials: readonly Official[];
    readonly faults: SeedFault[];
  },
): readonly List[] {
  const { feed, officials, faults } = context;
  const curatorIds = new Set([feed.publisher, ...feed.curators].map(({ id }) => id));
  return files.flatMap((file) =>
    readParts(file, writtenListSchema, faults).map((written) => {
      if (!curatorIds.has(written.curatorId)) {
        const text = `names the curator "${written.curatorId}", whom rules/feed.json does not know`;
        faults.push({ file: file.path, where: written.id, text });
      }
      const compiled = compileList(written, {
        file: file.path,
        guarded: { officials, sharedHosts: feed.sharedHosts },
        recheckMonths: feed.recheckMonths,
      });
      faults.push(...compiled.faults);
      return compiled.list;
    }),
  );
}

function readClaims(inputs: SeedInputs, faults: SeedFault[]): readonly ClaimRule[] {
  const words = Object.fromEntries(
    inputs.words.flatMap((file) =>
      readParts(file, z.array(z.string()), faults).map((list) => [
        basename(file.path, '.json'),
        list,
      ]),
    ),
  );
  const rules = readAll(inputs.claims, z.array(claimRuleSchema), faults).flat();
  return rules.map((rule) => inlineLists(rule, words));
}

// A label file holds one label or several.
function readLabels(files: readonly RuleFile[], faults: SeedFault[]): readonly LabelRule[] {
  return files.flatMap((file) =>
    Array.isArray(file.json)
      ? readParts(file, z.array(labelRuleSchema), faults).flat()
      : readParts(file, labelRuleSchema, faults),
  );
}

// A register lies in a file named after its label, since it comes from elsewhere and is replaced as a whole.
function addRegisters(
  labels: readonly LabelRule[],
  files: readonly RuleFile[],
  faults: SeedFault[],
): readonly LabelRule[] {
  const registers = new Map(
    files.map((file) => [
      basename(file.path, '.json'),
      readParts(file, labelRegisterSchema, faults),
    ]),
  );
  for (const file of files) {
    const id = basename(file.path, '.json');
    if (labels.some((label) => label.id === id)) continue;
    faults.push({
      file: file.path,
      where: id,
      text: 'no label has this id; name the file after one',
    });
  }
  return labels.map((label) => {
    const [register] = registers.get(label.id) ?? [];
    return register ? { ...label, register } : label;
  });
}

function readAll<T>(
  files: readonly RuleFile[],
  schema: z.ZodType<T>,
  faults: SeedFault[],
): readonly T[] {
  return files.flatMap((file) => readParts(file, schema, faults));
}

function readParts<T>(file: RuleFile, schema: z.ZodType<T>, faults: SeedFault[]): readonly T[] {
  const parsed = schema.safeParse(file.json);
  if (parsed.success) return [parsed.data];
  for (const { path, message } of parsed.error.issues) {
    faults.push({ file: file.path, where: namePlace(file.json, path), text: message });
  }
  return [];
}

// `notices/2020-07-x/source`: the id of a thing is easier to find in a file than its number.
function namePlace(json: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = json;
  return path
    .map((key) => {
      at = Object(at)[key];
      const id: unknown = typeof key === 'number' ? Object(at).id : undefined;
      return typeof id === 'string' ? id : String(key);
    })
    .join('/');
}

function findWordFaults({
  feed,
  lists,
  claims,
  labels,
  officials,
  words,
  registers = [],
}: SeedInputs): SeedFault[] {
  const files = [feed, ...lists, ...claims, ...labels, ...officials, ...words, ...registers];
  return files.flatMap(({ path, json }) =>
    findBannedWords(JSON.stringify(json, null, 1)).map(({ word }) => ({
      file: path,
      where: 'text',
      text: `says "${word}"; say who states what, and on what ground`,
    })),
  );
}

function findOfficialFaults(officials: readonly Official[]): readonly SeedFault[] {
  return officials.flatMap(({ id, hosts }) =>
    hosts
      .filter((host) => readHost(host) !== host || host.startsWith('www.'))
      .map((host) => ({
        file: 'rules/officials',
        where: id,
        text: `host "${host}" is not in its normal form: lower case, no www, no final dot`,
      })),
  );
}

function findExampleFaults(
  claims: readonly ClaimRule[],
  labels: readonly LabelRule[],
): readonly SeedFault[] {
  const tell = (file: string, id: string, { sentence, expected }: FailingExample): SeedFault => ({
    file,
    where: id,
    text: `${expected === 'answer' ? 'does not answer' : 'answers'} to its own example "${sentence}"; change the phrases or the example`,
  });
  return [
    ...claims.flatMap((rule) =>
      findRuleFaults(rule).map((text) => ({ file: 'rules/claims', where: rule.id, text })),
    ),
    ...claims.flatMap((rule) =>
      findFailingExamples(rule).map((example) => tell('rules/claims', rule.id, example)),
    ),
    ...labels.flatMap((rule) =>
      findLabelFaults(rule).map((text) => ({ file: 'rules/labels', where: rule.id, text })),
    ),
    ...labels.flatMap((rule) =>
      findFailingLabelExamples(rule).map((example) => tell('rules/labels', rule.id, example)),
    ),
  ];
}

function refuse(faults: readonly SeedFault[]): Result<never, 'seed-refused'> {
  const lines = faults.map(({ file, where, text }) => `${file} › ${where}: ${text}`);
  return fail('seed-refused', lines.toSorted().join('\n'));
}

function compareIds(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
