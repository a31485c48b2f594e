import type { Finding } from '#lib/domain/finding.ts';

/**
 * What a shopper mutes of a subject: the same statement, not the same words. An entry whose state or reason changes,
 * a label that turns out otherwise, another rule and another list are something else, and are told.
 */
export function readFindingCode(finding: Finding): string {
  switch (finding.kind) {
    case 'match': {
      const { listId, reason, state } = finding.match.entry;
      return `match:${listId}:${reason}:${state}`;
    }
    case 'check':
      return `check:${finding.code}`;
    case 'claim':
      return `claim:${finding.rule.id}`;
    case 'label':
      return `label:${finding.rule.id}:${finding.label.state}`;
  }
}
