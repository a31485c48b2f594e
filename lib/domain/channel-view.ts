import type { ShopperCountry } from './shopper-country.ts';

/** Something to press under a channel. `page`: the text is copied first, then the address is opened. */
export type ChannelWay = {
  readonly kind: 'link' | 'page';
  readonly text: string;
  readonly href: string;
  /** The host of a page, for "only open …"; null for calls and letters. */
  readonly host: string | null;
};

/** A line under a channel with the place it was read in; null where it needs none. */
export type SourcedLine = { readonly text: string; readonly href: string | null };

/** One place that a report can be taken to, in finished sentences. Nothing of it is opened or sent by itself. */
export type ChannelView = {
  readonly id: string;
  readonly name: string;
  readonly operator: string;
  readonly why: string;
  readonly isVerified: boolean;
  readonly steps: string | null;
  readonly ways: readonly ChannelWay[];
  readonly asksFor: string | null;
  readonly facts: readonly SourcedLine[];
  readonly sources: readonly SourcedLine[];
  /** Said before its way is used; null where nothing is to be said. */
  readonly note: string | null;
  /** What is copied. `subject` null: it has none, as a text message. `lang`: ISO 639-1. */
  readonly text: {
    readonly subject: string | null;
    readonly body: string;
    readonly lang: string;
    readonly writtenIn: string;
  };
};

/** In the order in which they are offered. `lead` says for which country. */
export type ChannelsView = { readonly lead: string; readonly channels: readonly ChannelView[] };

/** `hotline`: null where no number of this country was confirmed. */
export type CountryView = {
  readonly country: ShopperCountry;
  readonly hotline: { readonly text: string; readonly hint: string; readonly href: string } | null;
};
