import { basename } from 'node:path';
import { z } from 'zod';
import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import type { Curator, List } from '#lib/domain/entry.ts';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { LabelRule } from '#lib/domain/label-rule.ts';
import type { Official } from '#lib/domain/official.ts';
import type { Tip } from '#lib/domain/tip.ts';
import { fail, type Result } from '#lib/domain/result.ts';
import { officialSchema } from '#lib/feed/feed-schema.ts';
import { claimRuleSchema, labelRegisterSchema, labelRuleSchema } from '#lib/feed/rule-schemas.ts';
import { findRuleFaults } from '#lib/match/claims/compile-claims.ts';
import { type FailingExample, findFailingExamples } from '#lib/match/claims/check-examples.ts';
import {
  findFailingLabelExamples,
  findLabelFaults,
} from '#lib/match/labels/check-label-examples.ts';
import { readHost } from '#lib/text/host.ts';
import { findBannedWords } from './banned-words.ts';
import type { SeedFault } from './compile-list.ts';
import { checkContent, compileLists, countEntries } from './compile-lists.ts';
import { inlineLists } from './inline-lists.ts';
import { readParts } from './read-parts.ts';
import type { RuleFile, SeedInputs } from './rule-files.ts';
import { readTips } from './read-tips.ts';
import { tellFaults } from './tell-faults.ts';
import { type WrittenFeed, writtenFeedSchema } from './written-forms.ts';

/**
 * Compiles the files of `rules/` into the feed that ships inside. The same files give the same feed, in the same order,
 * whatever order they were read in. Refuses everything that may not be shipped: `detail` has one line for each fault, with
 * file, place and what to do.
 */
export function compileSeed(
  inputs: SeedInputs,
  tell: (done: number, of: number) => void = () => {},
): Result<FeedContent, 'seed-refused'> {
  const faults: SeedFault[] = findWordFaults(inputs);
  const [feed] = readParts(inputs.feed, writtenFeedSchema, faults);
  const officials = readAll(inputs.officials, z.array(officialSchema), faults).flat();
  const claims = readClaims(inputs, faults);
  const labels = addRegisters(readLabels(inputs.labels, faults), inputs.registers ?? [], faults);
  faults.push(...findOfficialFaults(officials), ...findExampleFaults(claims, labels));
  if (feed === undefined) return fail('seed-refused', tellFaults(faults, inputs).join('\n'));
  const tips = readTips(inputs.tips ?? [], faults);
  const compiled = compileLists(inputs.lists, { feed, officials, faults, tell });
  const lists = compiled.map(({ list }) => list);
  const content = buildContent({ feed, officials, claims, labels, lists, tips });
  faults.push(...countEntries(lists));
  if (faults.length > 0) return fail('seed-refused', tellFaults(faults, inputs).join('\n'));
  const bulkIds = new Set(compiled.flatMap(({ list, isBulk }) => (isBulk ? [list.id] : [])));
  return checkContent(content, bulkIds);
}

type Parts = {
  readonly feed: WrittenFeed;
  readonly officials: readonly Official[];
  readonly claims: readonly ClaimRule[];
  readonly labels: readonly LabelRule[];
  readonly lists: readonly List[];
  readonly tips: readonly Tip[];
};

function buildContent({ feed, officials, claims, labels, lists, tips }: Parts): FeedContent {
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
    ...(tips.length > 0 ? { tips: tips.toSorted(compareIds) } : {}),
  };
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

function findWordFaults({
  feed,
  lists,
  claims,
  labels,
  officials,
  words,
  registers = [],
  tips = [],
}: SeedInputs): SeedFault[] {
  const files = [
    feed,
    ...lists,
    ...claims,
    ...labels,
    ...officials,
    ...words,
    ...registers,
    ...tips,
  ];
  return files.flatMap(({ path, json, text: raw = '' }) =>
    // As parsed: in the file a letter may be written as its number.
    findBannedWords(JSON.stringify(json, null, 1)).map(({ word }) => ({
      file: path,
      where: 'text',
      ...findWord(raw, word),
      text: `says "${word}"; say who states what, and on what ground`,
    })),
  );
}

function findWord(raw: string, word: string): Pick<SeedFault, 'at'> {
  const found = findBannedWords(raw).find((each) => each.word === word);
  return found ? { at: found.line } : {};
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

function compareIds(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
