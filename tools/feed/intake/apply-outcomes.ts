import type { SeedInputs } from '../rule-files.ts';
import type { DecidedReports } from '../receipts/merge-receipts.ts';
import type { WrittenList, WrittenNotice } from '../written-forms.ts';
import { buildNotice, noticeId, readAnswer } from './case-notice.ts';
import type { CaseOutcome } from './case-outcome.ts';
import type { IntakeState, WaitingCase } from './intake-state.ts';
import { judgeNotices } from './judge-notices.ts';

export type Applied = {
  readonly list: WrittenList;
  readonly waiting: readonly WaitingCase[];
  /** Whose reports have a receipt of it, in the order of the decisions. */
  readonly decided: readonly DecidedReports[];
  /** Ids of notices. */
  readonly came: readonly string[];
  readonly went: readonly string[];
  readonly changed: readonly string[];
};

type World = {
  readonly inputs: SeedInputs;
  readonly list: WrittenList;
  readonly state: Pick<IntakeState, 'after' | 'waiting'>;
  readonly ledgerUrl: string;
};

/**
 * What a list says once these decisions are taken over. A case that may not be published waits, with the reason, and
 * gives no receipt: its shopper must not read that a warning was added where there is none. What was read before and is
 * read again changes a seller's answer at most: a notice that people took off or wrote anew by hand stays as they left it.
 */
export function applyOutcomes(outcomes: readonly CaseOutcome[], world: World): Applied {
  const { list, state } = world;
  const last = new Map(outcomes.map((outcome) => [outcome.caseId, outcome]));
  const isNew = ({ seq }: CaseOutcome): boolean => seq > state.after;
  const waited = state.waiting
    .map(({ outcome }) => outcome)
    .filter(({ caseId, seq }) => (last.get(caseId)?.seq ?? seq) <= seq);
  for (const outcome of waited) last.set(outcome.caseId, outcome);
  const all = [...last.values()].toSorted((a, b) => a.seq - b.seq);
  const fresh = all.filter((outcome) => isNew(outcome) || waited.includes(outcome));
  const gone = new Set(fresh.map(({ caseId }) => noticeId(caseId)));
  const left = list.notices.filter(({ id }) => !gone.has(id));
  const { notices, waiting } = admit(fresh, { ...world, list: { ...list, notices: left } });
  const renewed = renewAnswers(left, all);
  const next = { ...list, notices: sortById([...renewed, ...notices]) };
  const isWaiting = (caseId: string): boolean =>
    waiting.some(({ outcome }) => outcome.caseId === caseId);
  return {
    list: next,
    waiting,
    decided: all
      .filter(({ caseId }) => !isWaiting(caseId))
      .map(({ outcome: status, reason, decidedOn, receipts }) => ({
        status,
        reason,
        decidedOn,
        receipts,
      })),
    ...compareNotices(list.notices, next.notices),
  };
}

/** The notices of accepted cases, as far as they may be published, and the cases that have to wait. */
function admit(
  outcomes: readonly CaseOutcome[],
  world: World,
): { readonly notices: readonly WrittenNotice[]; readonly waiting: readonly WaitingCase[] } {
  const accepted = outcomes.filter(({ outcome }) => outcome === 'accepted');
  const built = accepted.map((outcome) => ({ outcome, ...buildNotice(outcome, world.ledgerUrl) }));
  const candidates = built.flatMap((each) => ('notice' in each ? [each.notice] : []));
  const { good, faults } = judgeNotices(world.inputs, world.list, candidates);
  return {
    notices: good,
    waiting: built.flatMap((each) => {
      const why = 'fault' in each ? each.fault : faults.get(each.notice.id);
      return why === undefined ? [] : [{ why: why.slice(0, 2_000), outcome: each.outcome }];
    }),
  };
}

// A seller may answer when all is decided. An answer that no feed repeats leaves the notice as it is.
function renewAnswers(
  notices: readonly WrittenNotice[],
  outcomes: readonly CaseOutcome[],
): readonly WrittenNotice[] {
  const known = new Map(outcomes.map((outcome) => [noticeId(outcome.caseId), outcome]));
  return notices.map((notice) => {
    const outcome = known.get(notice.id);
    const said = outcome ? readAnswer(outcome) : {};
    return 'answer' in said ? { ...notice, answer: said.answer } : notice;
  });
}

function sortById(notices: readonly WrittenNotice[]): WrittenNotice[] {
  return notices.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function compareNotices(before: readonly WrittenNotice[], after: readonly WrittenNotice[]) {
  const [old, now] = [indexById(before), indexById(after)];
  return {
    came: [...now.keys()].filter((id) => !old.has(id)),
    went: [...old.keys()].filter((id) => !now.has(id)),
    changed: [...now].filter(([id, text]) => (old.get(id) ?? text) !== text).map(([id]) => id),
  };
}

function indexById(notices: readonly WrittenNotice[]): ReadonlyMap<string, string> {
  return new Map(notices.map((notice) => [notice.id, JSON.stringify(notice)]));
}
