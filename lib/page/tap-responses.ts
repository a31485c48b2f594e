/*
 * What runs in the page's own world: looks at the responses that the rule of its site asks for, and gives their text
 * away. The page must not notice. `fetch` and `open` become proxies, which keep name, length and `[native code]`; the
 * page gets the very response it would have had, nothing of ours is waited for, and what fails here fails alone.
 * Everything of the platform is taken at once, before the page's first script can exchange it.
 */

/** Hosts of one site and addresses of its responses, as sources of regular expressions that our build makes. */
export type TapSite = {
  readonly hosts: string;
  readonly addresses: readonly TapPattern[];
};
export type TapPattern = {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
};

/** The part of a page's window that is looked at. */
export type TapWorld = Pick<Window & typeof globalThis, 'fetch' | 'XMLHttpRequest' | 'Response'> & {
  readonly location: { readonly hostname: string };
};

export type Tapping = {
  readonly sites: readonly TapSite[];
  /** Characters of the longest text that is given away. */
  readonly maxLength: number;
  readonly give: (url: string, text: string) => void;
};

const { apply } = Reflect;
const { stringify } = JSON;
const longestUrl = 8_192;

/** Wraps `fetch` and `XMLHttpRequest` of a page whose host a site names; no other page is touched. */
export function tapResponses(world: TapWorld, { sites, maxLength, give }: Tapping): void {
  const site = sites.find(({ hosts }) => new RegExp(hosts, 'u').test(world.location.hostname));
  if (site === undefined) return;
  const isWanted = buildFilter(site);
  const readText = buildReader(world.Response.prototype, maxLength);
  tapFetch(world, (url, response) => {
    if (isWanted(url)) void carry(url, () => readText(response), give);
  });
  tapXhr(world, (url, read) => {
    const text = isWanted(url) ? read() : '';
    if (text !== '' && text.length <= maxLength) give(url, text);
  });
}

/** `await` and no `then`: a page that exchanged `then` would see us. */
async function carry(
  url: string,
  read: () => Promise<string>,
  give: Tapping['give'],
): Promise<void> {
  try {
    const text = await read();
    if (text !== '') give(url, text);
  } catch {
    // The stream broke, or nobody takes it: the page hears of its own copy, and of ours nothing.
  }
}

function buildFilter({ hosts, addresses }: TapSite): (address: string) => boolean {
  const fits = (source: string): ((text: string) => boolean) => {
    const pattern = new RegExp(source, 'u');
    return (text) => pattern.test(text);
  };
  const isHost = fits(hosts);
  const wanted = addresses.map(({ path, query }) => ({
    isPath: fits(path),
    asked: Object.entries(query).map(([name, source]) => ({ name, isValue: fits(source) })),
  }));
  const Address = URL;
  return (address) => {
    if (address.length > longestUrl) return false;
    const url = new Address(address);
    if (url.protocol !== 'https:' || !isHost(url.hostname)) return false;
    const path = url.pathname.replace(/(?<=.)\/+$/u, '');
    return wanted.some(
      ({ isPath, asked }) =>
        isPath(path) &&
        asked.every(({ name, isValue }) => isValue(url.searchParams.get(name) ?? '')),
    );
  };
}

function tapFetch(world: TapWorld, see: (url: string, response: Response) => void): void {
  const readUrl = getterOf(world.Response.prototype, 'url');
  const readOk = getterOf(world.Response.prototype, 'ok');
  const then = methodOf(Promise.prototype, 'then');
  const look = (response: Response): Response => {
    quietly(() => {
      if (apply(readOk, response, []) === true) see(String(apply(readUrl, response, [])), response);
    });
    return response;
  };
  world.fetch = new Proxy(world.fetch, {
    apply(target, self, given: Parameters<typeof fetch>) {
      const answer: unknown = apply(target, self, given);
      if (!(answer instanceof Promise)) return answer;
      // Passed on and not listened to aside: a failure that the page leaves alone must stay "unhandled".
      return apply(then, answer, [look, failWithoutUs]);
    },
  });
}

function tapXhr(world: TapWorld, see: (url: string, read: () => string) => void): void {
  const proto = world.XMLHttpRequest.prototype;
  const listen = methodOf(proto, 'addEventListener');
  const read = {
    url: getterOf(proto, 'responseURL'),
    status: getterOf(proto, 'status'),
    type: getterOf(proto, 'responseType'),
    text: getterOf(proto, 'responseText'),
    value: getterOf(proto, 'response'),
  };
  const readBody = (xhr: unknown): string => {
    const type = apply(read.type, xhr, []);
    if (type === '' || type === 'text') return String(apply(read.text, xhr, []));
    return type === 'json' ? stringify(apply(read.value, xhr, [])) : '';
  };
  // One function for all requests: added again when a request is opened again, it is still there only once.
  const hear = ({ currentTarget }: Event): void =>
    quietly(() => {
      if (apply(read.status, currentTarget, []) !== 200) return;
      see(String(apply(read.url, currentTarget, [])), () => readBody(currentTarget));
    });
  proto.open = new Proxy(methodOf(proto, 'open'), {
    apply(target, self, given: unknown[]) {
      try {
        apply(target, self, given);
      } catch (error) {
        failWithoutUs(error);
      }
      quietly(() => apply(listen, self, ['load', hear]));
    },
  });
}

/** Reads the text of a copy of a response; empty where it is longer than `limit`, and then not read to its end. */
function buildReader(proto: object, limit: number): (response: Response) => Promise<string> {
  const clone = methodOf(proto, 'clone');
  const readBody = getterOf(proto, 'body');
  const readStream = methodOf(ReadableStream.prototype, 'getReader');
  const read = methodOf(ReadableStreamDefaultReader.prototype, 'read');
  const cancel = methodOf(ReadableStreamDefaultReader.prototype, 'cancel');
  const decode = methodOf(TextDecoder.prototype, 'decode');
  return async (response) => {
    const reader = apply(readStream, apply(readBody, apply(clone, response, []), []), []);
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const { done, value } = Object(await apply(read, reader, []));
      if (done === true) return text;
      text += String(apply(decode, decoder, [value, { stream: true }]));
      if (text.length > limit) {
        apply(cancel, reader, []);
        return '';
      }
    }
  };
}

type Method = (...given: unknown[]) => unknown;

/** To be called with `apply` alone: it belongs to no object. */
function methodOf(proto: object, name: string): Method {
  return Reflect.get(proto, name);
}

function getterOf(proto: object, name: string): Method {
  return methodOf(Object.getOwnPropertyDescriptor(proto, name) ?? {}, 'get');
}

function quietly(run: () => void): void {
  try {
    run();
  } catch {
    // The page's own code may lie below any call; its faults are not to show up here, nor ours there.
  }
}

/** Throws on what the browser threw, without the lines that name our file: the address of it tells who stands here. */
function failWithoutUs(error: unknown): never {
  quietly(() => {
    if (!(error instanceof Error) || !error.stack?.includes('-extension://')) return;
    const lines = error.stack.split('\n').filter((line) => !line.includes('-extension://'));
    Object.defineProperty(error, 'stack', {
      value: lines.join('\n'),
      configurable: true,
      writable: true,
    });
  });
  throw error;
}
