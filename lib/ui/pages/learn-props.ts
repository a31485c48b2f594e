import { type TipTarget, tipTargets } from '#lib/domain/tip.ts';
import type { TipsView } from '#lib/messages/contract.ts';

export type LearnPage = {
  readonly state: 'loading' | 'failed' | 'ready';
  readonly view: TipsView;
  readonly query: string;
  readonly for: TipTarget | null;
  /** Id of the card that stands open; the shopper opens others by themselves. */
  readonly open: string | null;
  /** The card that was asked for is not there any more. */
  readonly isGone: boolean;
};

export type LearnProps = {
  readonly page: LearnPage;
  readonly nowMs: number;
  readonly actions: {
    readonly onQuery: (query: string) => void;
    readonly onAll: () => void;
    readonly onPrint: () => void;
  };
};

export const emptyLearnPage: LearnPage = {
  state: 'loading',
  view: { locale: 'vi', missing: null, total: 0, tips: [] },
  query: '',
  for: null,
  open: null,
  isGone: false,
};

/** What the address of the library asks for: `?for=claim:cure`, `#card-dat-coc`. Anything else is nothing. */
export function readLearnAddress(url: URL): Pick<LearnPage, 'for' | 'open'> {
  const asked = url.searchParams.get('for');
  const [, card = null] = /^#card-([a-z0-9/-]{1,160})$/.exec(url.hash) ?? [];
  return { for: tipTargets.find((target) => target === asked) ?? null, open: card };
}
