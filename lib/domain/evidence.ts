import type { Identifier } from './identifier.ts';
import type { Subject } from './subject.ts';

/** One observation on a page: an identifier or a text, tied to a subject and to the field it was read from. */
export type Evidence = IdentifierEvidence | TextEvidence;

export type IdentifierEvidence = {
  readonly type: 'identifier';
  readonly subject: Subject;
  readonly field: string;
  readonly identifier: Identifier;
  readonly siteRuleVersion: number;
};

export type TextEvidence = {
  readonly type: 'text';
  readonly subject: Subject;
  /** `breadcrumbs` are the site's own words, one category a line: they tell what is sold and are no claim of it. */
  readonly field: 'title' | 'description' | 'claims' | 'shop-name' | 'breadcrumbs';
  readonly text: string;
  readonly siteRuleVersion: number;
};
