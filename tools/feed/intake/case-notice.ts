import type { Identifier, IdentifierKind } from '#lib/domain/identifier.ts';
import { identifierKinds } from '#lib/domain/identifier.ts';
import { cleanLine } from '#lib/report/clean-text.ts';
import { findBannedWords } from '../banned-words.ts';
import { normaliseIdentifier } from '../normalise-identifier.ts';
import type { WrittenNotice } from '../written-forms.ts';
import type { CaseOutcome } from './case-outcome.ts';

/** The notice that stands in a list for one case of an intake. */
export function noticeId(caseId: string): string {
  return `case-${caseId}`;
}

// What a person looked at is the subject. A phone or an account that stood beside it names people and their other
// offers, and nobody has decided about those.
const naming: Readonly<Record<CaseOutcome['kind'], readonly IdentifierKind[]>> = {
  listing: ['listing', 'url-prefix'],
  card: ['listing', 'url-prefix'],
  shop: ['shop', 'host', 'url-prefix'],
  page: ['host', 'url-prefix'],
};

const answerChars = 1_000;
/** Of the hash of the evidence: enough to know it by. */
const evidenceDigits = 16;

/**
 * Makes the notice of an accepted case: what the case is about, decided by whom, with which evidence. No word of a
 * reporter goes along; the seller's answer does.
 * `fault`: why it cannot be a notice, and what to do.
 */
export function buildNotice(
  outcome: CaseOutcome,
  ledgerUrl: string,
): { readonly notice: WrittenNotice } | { readonly fault: string } {
  const { caseId, reason, decidedOn, evidenceSha256 } = outcome;
  const identifiers = readNamed(outcome);
  if (identifiers.length === 0) {
    return {
      fault:
        'no report names its subject in a way that all others do; look at the case, and add a notice by hand with "add"',
    };
  }
  const answer = readAnswer(outcome);
  if ('fault' in answer) return answer;
  const evidence =
    evidenceSha256 === null ? '' : `, chứng cứ SHA-256 ${evidenceSha256.slice(0, evidenceDigits)}…`;
  return {
    notice: {
      id: noticeId(caseId),
      about: null,
      authority: null,
      reason,
      state: 'listed',
      listedOn: decidedOn,
      source: { title: `Vụ việc ${caseId}${evidence}`, url: ledgerUrl },
      identifiers: identifiers.map(({ kind, value }) =>
        kind === 'host' ? { kind, value, why: 'vụ việc là về cả trang này' } : { kind, value },
      ),
      ...answer,
    },
  };
}

/** The identifiers that name the subject itself, the one that made the case first, each once and in its normal form. */
function readNamed({ kind, key, identifiers }: CaseOutcome): readonly Identifier[] {
  const kinds = naming[kind];
  const found = new Map<string, Identifier>();
  for (const text of [key.replace(/^url:/, 'url-prefix:'), ...identifiers]) {
    const at = text.indexOf(':');
    const said = identifierKinds.find((each) => each === text.slice(0, at));
    const identifier = said && normaliseIdentifier(said, text.slice(at + 1));
    if (identifier && kinds.includes(identifier.kind)) {
      found.set(`${identifier.kind}:${identifier.value}`, identifier);
    }
  }
  const all = [...found.values()];
  // A page of a shop that has an address of its own is about that address, not about the host of many.
  const kindOfKey = all[0]?.kind;
  return kindOfKey === 'host' || !all.some(({ kind: each }) => each === 'host')
    ? all
    : all.filter(({ kind: each }) => each !== 'host');
}

/** The seller's last answer as one line, for the notice. */
export function readAnswer({
  answer,
}: Pick<CaseOutcome, 'answer'>): Pick<WrittenNotice, 'answer'> | { readonly fault: string } {
  // Characters that are not assigned yet stay in a report, and are refused in a feed.
  const whole = answer && cleanLine(answer.text.replaceAll(/\p{Cn}/gu, ''), answer.text.length);
  if (!answer || !whole) return {};
  const isLong = whole.length > answerChars;
  const text = isLong ? `${cleanLine(whole, answerChars - 1) ?? ''}…` : whole;
  const [word] = findBannedWords(text);
  if (word) {
    return {
      fault: `the seller's answer says "${word.word}", which no feed repeats; record it at the intake in other words`,
    };
  }
  return { answer: { text, on: answer.on } };
}
