/** What the browser vouches for about a sender. The page cannot change any of it. */
export type Sender = {
  readonly extensionId: string | null;
  /** The sending document's URL, as the browser knows it. */
  readonly url: string | null;
  readonly tabId: number | null;
  readonly frameId: number | null;
  /** True in a private window: nothing of it is kept. */
  readonly isPrivate?: boolean;
};

/** Who is asking, once the browser's word for it was checked. */
export type KnownSender =
  | {
      readonly from: 'guard';
      readonly tabId: number;
      readonly origin: string;
      readonly isPrivate?: true;
    }
  | { readonly from: 'own-page' };

export type OwnAddress = { readonly extensionId: string; readonly pagePrefix: string };

/**
 * Tells the extension's own pages and guards from everybody else. Only the top document of a tab speaks as a guard:
 * a frame inside a shop page is an advertisement as often as not.
 */
export function readSender(sender: Sender, own: OwnAddress): KnownSender | null {
  if (sender.extensionId !== own.extensionId || sender.url === null) return null;
  if (sender.url.startsWith(own.pagePrefix)) return { from: 'own-page' };
  if (sender.tabId === null || sender.frameId !== 0) return null;
  const origin = readOrigin(sender.url);
  if (origin === null) return null;
  const known = { from: 'guard', tabId: sender.tabId, origin } as const;
  return sender.isPrivate === true ? { ...known, isPrivate: true } : known;
}

/** The origin of an http(s) address, or null. */
export function readOrigin(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.origin : null;
}
