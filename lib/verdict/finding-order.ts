import type { CheckBasis, Finding, FindingBasis } from '#lib/domain/finding.ts';
import { severities } from '#lib/domain/severity.ts';

const kinds: readonly FindingBasis['kind'][] = ['match', 'check', 'claim', 'label'];
const fields = ['url', 'title', 'price', 'shop', 'card', 'claims', 'description'];
const labelStates = ['verified', 'number-shown', 'named'];

/**
 * What makes two findings about one subject the same thing to tell: one entry under several of its identifiers, one
 * rule that answers in several places, one label named twice. Ten quotes of one rule would only shout.
 */
export function readSameness(basis: FindingBasis): string {
  switch (basis.kind) {
    case 'match': {
      const { id, listId, about, reason, state, source } = basis.match.entry;
      const notice = about === null ? ['entry', id] : ['notice', about, reason, source.url];
      return JSON.stringify(['match', listId, state === 'cleared', ...notice]);
    }
    case 'check':
      return JSON.stringify(['check', basis.code]);
    case 'claim':
      return JSON.stringify(['claim', basis.rule.id]);
    case 'label':
      return JSON.stringify(['label', readOwnId(basis.rule.id)]);
  }
}

// An added feed has its name in front of its ids; FSC is FSC in all of them, and the best proved form is told.
function readOwnId(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** Worst first, then matches, checks, claims, labels, then where they stand on the page. A total order. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
    Number(a.lapsed) - Number(b.lapsed) ||
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    comparePlaces(a, b)
  );
}

/** Of the same thing in two places, the one to quote comes first. */
export function comparePlaces(a: FindingBasis, b: FindingBasis): number {
  return (
    readLabelRank(a) - readLabelRank(b) ||
    fields.indexOf(a.field) - fields.indexOf(b.field) ||
    readStart(a) - readStart(b) ||
    compareTexts(readKey(a), readKey(b)) ||
    compareTexts(a.subject.ref, b.subject.ref) ||
    compareTexts(a.subject.name ?? '', b.subject.name ?? '')
  );
}

// A shown number says more than a bare name, wherever it stands.
function readLabelRank(basis: FindingBasis): number {
  return basis.kind === 'label' ? labelStates.indexOf(basis.label.state) : 0;
}

function readStart(basis: FindingBasis): number {
  if (basis.kind === 'claim') return basis.claim.start;
  if (basis.kind === 'check') return 'place' in basis ? basis.place.start : 0;
  return basis.kind === 'label' ? basis.label.start : 0;
}

// A batch is closer to the product than its bare name, and the longer identifier is the closer one.
function readKey(basis: FindingBasis): string {
  switch (basis.kind) {
    case 'match': {
      const { kind, value } = basis.match.identifier;
      const closeness = String(9999 - Math.min(value.length, 9999)).padStart(4, '0');
      return JSON.stringify([closeness, kind, value, basis.match.entry.id, basis.match.curator.id]);
    }
    case 'check':
      return readCheckKey(basis);
    case 'claim':
      return JSON.stringify([basis.rule.id, basis.claim.end, basis.claim.quote]);
    case 'label':
      return JSON.stringify([
        basis.rule.id,
        basis.label.end,
        basis.label.quote,
        basis.label.number,
      ]);
  }
}

function readCheckKey(basis: CheckBasis): string {
  switch (basis.code) {
    case 'look-alike-host':
      return JSON.stringify([basis.code, basis.lookAlike.host, basis.lookAlike.officialHost]);
    case 'shop-mismatch':
      return JSON.stringify([basis.code, ...Object.values(basis.mismatch)]);
    case 'countdown-restarted':
    case 'stock-unchanged':
    case 'was-price-unseen':
      return JSON.stringify([basis.code, basis.seen]);
    case 'discount-above-limit':
      return JSON.stringify([basis.code, basis.discount]);
    default:
      return JSON.stringify([basis.code, basis.place.quote]);
  }
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
