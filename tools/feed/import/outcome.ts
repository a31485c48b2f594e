import type { Identifier, IdentifierKind } from '#lib/domain/identifier.ts';
import type { Override } from '#lib/feed/list-codec/list-details.ts';

/** Why something in a source did not become an entry, and what a maintainer can do about it. */
export const rejectAdvice = {
  blank: 'empty line',
  comment: 'comment or heading of the source',
  'local-name': 'a name of the own machine or network, as every hosts file has some',
  'ip-address': 'addresses pass from one owner to the next; list the host name',
  'allowed-name': 'the source names it as good or as imitated, not as listed',
  'partial-rule':
    'the rule speaks of parts of pages or of other sites; add the host by hand if it is meant',
  'address-with-query':
    'the part behind "?" decides what it is, and addresses are compared without it; add the account or the page by hand',
  'public-suffix': 'many people keep sites below it; list the one site',
  'shared-host': 'many people keep pages on it; list the page or the account',
  'path-too-wide': 'this path of a shared host may be everybody’s; add the account by hand',
  protected: 'belongs to a protected name; no list may flag it',
  repeated: 'stands further up already',
  'too-long': 'longer than any address',
  unreadable: 'cannot be read as a host, an address or the kind it is said to be',
} as const satisfies Record<string, string>;
export type RejectReason = keyof typeof rejectAdvice;
export const rejectReasons = Object.keys(rejectAdvice).filter(isRejectReason);

function isRejectReason(name: string): name is RejectReason {
  return Object.hasOwn(rejectAdvice, name);
}

/** One thing a source says: something to list, as it is written there, or nothing, and why. */
export type Said =
  | { readonly as: 'address'; readonly text: string; readonly override?: Override }
  | {
      readonly as: IdentifierKind;
      readonly text: string;
      readonly override?: Override;
    }
  | { readonly as: 'nothing'; readonly text: string; readonly reason: RejectReason };

/** One thing of a source, where it stands: a line, a row, or an element counted from 1. */
export type Item = { readonly line: number; readonly said: Said };

/** What became of one item. Every item has exactly one outcome. */
export type Outcome =
  | {
      readonly line: number;
      readonly text: string;
      readonly identifier: Identifier;
      readonly override?: Override;
    }
  | {
      readonly line: number;
      readonly text: string;
      readonly reason: RejectReason;
      /** What is wrong with this one in particular. */
      readonly detail?: string;
    };

/** Something that ends the whole import. The text names the fix. */
export class ImportRefused extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'ImportRefused';
  }
}
