/** What a request is answered with instead of the network. */
export type Served = {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Answers every address a page asks for. Null: nothing is there, the request is refused. */
export type Serve = (url: URL) => Served | null;

export function html(body: string, status = 200): Served {
  return { status, contentType: 'text/html; charset=utf-8', body };
}

export function json(value: unknown): Served {
  return { status: 200, contentType: 'application/json', body: JSON.stringify(value) };
}

/** Browsers ask for an icon of every origin on their own. */
export function isFavicon(url: URL): boolean {
  return url.pathname === '/favicon.ico';
}
