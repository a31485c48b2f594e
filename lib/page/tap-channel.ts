import { maxTapped, maxTappedLength } from '#lib/site/tapped-response.ts';
import type { TappedResponse } from '#lib/site/tapped-response.ts';

/*
 * From the page's world to ours. Both ends stand before the page's first script: the tap tells its secret, the name of
 * the event that carries responses, while nobody else can listen. So a page sees no event of ours and does not know
 * which one to forge. That keeps it quiet, it makes nothing true: what arrives is the page's claim like all the rest.
 */
const askName = 'cho-lanh-ear';
const tellName = 'cho-lanh-tap';

/** The tap's end. `secret` is random. Whichever end stands first, the other hears of it; both then stop listening. */
export function openTap(document: Document, secret: string): TappedResponseTaker {
  const send = document.dispatchEvent.bind(document);
  const Carrier = CustomEvent;
  const tell = (): void => void send(new Carrier(tellName, { detail: secret }));
  document.addEventListener(askName, tell, { once: true });
  tell();
  return (url, text) => void send(new Carrier(secret, { detail: `${url}\n${text}` }));
}
type TappedResponseTaker = (url: string, text: string) => void;

/** What the guard asks. It may come late: what was heard before it is kept. */
export type TapEar = {
  /** The newest responses, oldest first. The same objects as long as they are kept. */
  readonly read: () => readonly TappedResponse[];
  /** Called after each new response; the last listener only. */
  readonly listen: (listener: () => void) => void;
};

/** Our end, in the extension's world. Takes texts of a bounded length, keeps a bounded number, and parses nothing. */
export function openTapEar(document: Document): TapEar {
  let kept: readonly TappedResponse[] = [];
  let heard = (): void => undefined;
  const take = (event: Event): void => {
    const response = readCarried(event);
    // A page that asks for the same thing again and again makes no news.
    if (
      response === null ||
      kept.some(({ text, url }) => text === response.text && url === response.url)
    )
      return;
    kept = [...kept, response].slice(-maxTapped);
    heard();
  };
  document.addEventListener(
    tellName,
    (event) => {
      const secret = readDetail(event);
      if (/^[0-9a-f-]{36}$/u.test(secret)) document.addEventListener(secret, take);
      // Ends the listening of a tap that came second: nobody is to ask it for its secret later.
      document.dispatchEvent(new CustomEvent(askName));
    },
    { once: true },
  );
  document.dispatchEvent(new CustomEvent(askName));
  return {
    read: () => kept,
    listen(listener) {
      heard = listener;
    },
  };
}

function readCarried(event: Event): TappedResponse | null {
  const carried = readDetail(event);
  const at = carried.indexOf('\n');
  if (at < 1 || carried.length > maxTappedLength + at + 1) return null;
  return { url: carried.slice(0, at), text: carried.slice(at + 1) };
}

/** Only a text crosses from world to world unchanged, and only a text is taken. */
function readDetail(event: Event): string {
  const detail: unknown = 'detail' in event ? event.detail : null;
  return typeof detail === 'string' ? detail : '';
}
