import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openList, writeList } from '../edit-list.ts';
import { type Folders, readFeedFolder } from '../feed-folder.ts';
import { withLock } from '../lock-folder.ts';
import { mergeReceipts } from '../receipts/merge-receipts.ts';
import { printReceipts, readReceipts, receiptsFile } from '../receipts/written-receipts.ts';
import { replaceFile } from '../replace-file.ts';
import type { SeedInputs } from '../rule-files.ts';
import { type Io, readText, type Values, VerbFault } from '../verb.ts';
import { type WrittenList, writtenFeedSchema } from '../written-forms.ts';
import { type Applied, applyOutcomes } from './apply-outcomes.ts';
import { type CaseOutcome, outcomeLimits } from './case-outcome.ts';
import { fetchOutcomes } from './fetch-outcomes.ts';
import type { IntakeOptions } from './intake-options.ts';
import {
  type IntakeState,
  intakesFile,
  printIntakeStates,
  readIntakeStates,
} from './intake-state.ts';

type Around = { readonly folders: Folders; readonly values: Values; readonly io: Io };

/** `import --from-intake`: brings a feed's folder up to what people decided at an intake. */
export async function importFromIntake(options: IntakeOptions, around: Around): Promise<void> {
  const { feed } = around.folders;
  if (!existsSync(join(feed, 'feed.json'))) {
    throw new VerbFault(`${feed} holds no feed.json; name the feed's folder with --feed`);
  }
  const work = (): Promise<void> => readAndWrite(options, around);
  await (options.isDry ? work() : withLock(join(feed, intakesFile), work));
}

async function readAndWrite(options: IntakeOptions, around: Around): Promise<void> {
  const { folders, io } = around;
  const { access, isAll, isDry } = options;
  const states = readIntakeStates(folders.feed);
  const state = readState(states, options);
  const inputs = readFeedFolder(folders.feed);
  const list = readList(inputs, state, around);
  const outcomes = await fetchOutcomes(access, isAll ? 0 : state.after);
  requirePast(outcomes, io.nowMs);
  const { ledgerUrl } = options;
  const applied = applyOutcomes(outcomes, { inputs, list, state, ledgerUrl });
  if (applied.waiting.length > outcomeLimits.waiting) {
    throw new VerbFault(
      `more than ${outcomeLimits.waiting} cases would wait; see the first of them: ${applied.waiting[0]?.why ?? ''}`,
    );
  }
  const known = readReceipts(folders.feed);
  const receipts = mergeReceipts(known, applied.decided, io.nowMs);
  const next: IntakeState = {
    ...state,
    after: Math.max(state.after, outcomes.at(-1)?.seq ?? 0),
    waiting: applied.waiting,
  };
  // In this order: stopped anywhere between, the next import reads the same decisions again and comes to the same.
  const hasNews = applied.came.length + applied.went.length + applied.changed.length > 0;
  if (hasNews) writeCases(folders.feed, applied.list, isDry);
  if (!isDry) {
    const others = states.filter(({ url }) => url !== state.url);
    replaceChanged(join(folders.feed, receiptsFile), printReceipts(known), printReceipts(receipts));
    replaceChanged(
      join(folders.feed, intakesFile),
      printIntakeStates(states),
      printIntakeStates([...others, next]),
    );
  }
  tell({ applied, decisions: outcomes.length, receipts: receipts.length, after: next.after }, io);
}

const defaultList = 'reviewed-reports';

function readState(states: readonly IntakeState[], { access, listId }: IntakeOptions): IntakeState {
  const known = states.find(({ url }) => url === access.url);
  if (!known) return { url: access.url, list: listId ?? defaultList, after: 0, waiting: [] };
  if (listId !== null && listId !== known.list) {
    throw new VerbFault(
      `--to ${listId}: the cases of this intake go into "${known.list}"; leave --to out, or change it in ${intakesFile} together with the list's name`,
    );
  }
  return known;
}

/** The list that cases go into. One that is not there yet is the publisher's, where nobody else was named. */
function readList(
  inputs: SeedInputs,
  { list: id }: IntakeState,
  { folders, values }: Around,
): WrittenList {
  if (existsSync(join(folders.feed, `lists/${id}.json`))) return openList(folders.feed, id).list;
  const feed = writtenFeedSchema.safeParse(inputs.feed.json);
  if (!feed.success) {
    throw new VerbFault(`${join(folders.feed, 'feed.json')} is broken; see "lint"`);
  }
  return {
    id,
    curatorId: readText(values, 'curator') ?? feed.data.publisher.id,
    title: {
      vi: readText(values, 'title-vi') ?? 'Báo cáo đã được xem xét',
      en: readText(values, 'title-en') ?? 'Reviewed reports',
    },
    demo: false,
    authorities: {},
    notices: [],
  };
}

const dayMs = 86_400_000;

function requirePast(outcomes: readonly CaseOutcome[], nowMs: number): void {
  const tomorrow = new Date(nowMs + dayMs).toISOString().slice(0, 10);
  const ahead = outcomes.find(({ decidedOn }) => decidedOn > tomorrow);
  if (ahead) {
    throw new VerbFault(
      `decision ${ahead.seq} is of ${ahead.decidedOn}, which is to come; set the clock of the intake, or of this machine`,
    );
  }
}

function writeCases(feed: string, list: WrittenList, isDry: boolean): void {
  writeList(feed, { file: join(feed, `lists/${list.id}.json`), list }, { next: list, isDry });
}

function replaceChanged(path: string, before: string, after: string): void {
  if (before !== after) replaceFile(path, after);
}

type Told = {
  readonly applied: Applied;
  readonly decisions: number;
  readonly receipts: number;
  readonly after: number;
};

function tell({ applied, decisions, receipts, after }: Told, io: Io): void {
  const { list, came, went, changed } = applied;
  const waiting = applied.waiting.map(({ outcome, why }) => ({ caseId: outcome.caseId, why }));
  io.say(`${decisions} decisions; the last is number ${after}.`);
  io.say(
    `lists/${list.id}.json: ${came.length} came, ${went.length} went, ${changed.length} changed; ${receipts} receipts.`,
  );
  for (const { caseId, why } of waiting) io.warn(`case ${caseId} waits: ${why}`);
  if (waiting.length > 0) {
    io.warn(
      'Cases that wait are looked at again at the next import, until the intake decides anew.',
    );
  }
  io.answer({ list: list.id, decisions, after, came, went, changed, waiting, receipts });
}
