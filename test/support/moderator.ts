/** A moderator's browser without script: it follows links and sends the forms of a page. */
export type ModeratorBrowser = {
  readonly login: (token: string) => Promise<Response>;
  readonly open: (path: string) => Promise<{ readonly status: number; readonly html: string }>;
  /** Sends the form of the page last opened that goes to `action`. */
  readonly submit: (action: string, fields?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly cookie: () => string;
};

export function buildModeratorBrowser(url: string): ModeratorBrowser {
  let cookie = '';
  let csrf = '';
  const send = (path: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(`${url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: url },
      body: new URLSearchParams({ ...fields }),
    });
  return {
    async login(token) {
      const answer = await send('/moderate/login', { token });
      cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      return answer;
    },
    async open(path) {
      const answer = await fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' });
      const html = await answer.text();
      csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? csrf;
      return { status: answer.status, html };
    },
    submit: (action, fields = {}) => send(action, { csrf, ...fields }),
    cookie: () => cookie,
  };
}
