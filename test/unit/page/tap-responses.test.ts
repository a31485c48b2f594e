// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type TapSite, type TapWorld, tapResponses } from '#lib/page/tap-responses.ts';
import { buildTemplateSource } from '#lib/site/path-template.ts';

const site: TapSite = {
  hosts: String.raw`^(.+\.)?(market\.example)$`,
  addresses: [
    { path: buildTemplateSource('/api/item/{id:digits}'), query: {} },
    { path: buildTemplateSource('/{**}'), query: { ajax: buildTemplateSource('true') } },
  ],
};
const wanted = 'https://api.market.example/api/item/7';

let given: [url: string, text: string][];
/** What the network answers; a test changes it. */
let answer: () => Response;

beforeEach(() => {
  given = [];
  answer = () => known('{"a":1}');
});

/** A `Response` whose address is known, as only a browser can make one. */
class KnownResponse extends Response {
  override get url(): string {
    return String(Object.getOwnPropertyDescriptor(this, 'known')?.value ?? '');
  }
}
function known(body: BodyInit | null, url = wanted, status = 200): Response {
  return Object.defineProperty(new KnownResponse(body, { status }), 'known', { value: url });
}

type Sent = { url: string; type: XMLHttpRequestResponseType; status: number; body: unknown };
/** As much of a request as the tap sees. */
class FakeRequest extends EventTarget {
  sent: Sent = { url: '', type: '', status: 200, body: '' };
  get responseURL(): string {
    return this.sent.url;
  }
  get status(): number {
    return this.sent.status;
  }
  get responseType(): string {
    return this.sent.type;
  }
  get response(): unknown {
    return this.sent.body;
  }
  get responseText(): string {
    if (this.sent.type !== '' && this.sent.type !== 'text') throw new Error('InvalidStateError');
    return String(this.sent.body);
  }
  open(_method: string, url: string): void {
    if (url === 'bad') throw new Error('SyntaxError');
    this.sent = { ...this.sent, url };
  }
}

function buildWorld(hostname = 'www.market.example'): TapWorld {
  const world: TapWorld = Object.assign(Object.create(null), {
    location: { hostname },
    fetch: async () => answer(),
    XMLHttpRequest: class extends FakeRequest {},
    Response: { prototype: buildPrototype() },
  });
  for (const name of ['responseURL', 'status', 'responseType', 'response', 'responseText', 'open'])
    Object.defineProperty(
      world.XMLHttpRequest.prototype,
      name,
      Object.getOwnPropertyDescriptor(FakeRequest.prototype, name) ?? {},
    );
  return world;
}

/** `Response.prototype` with the address that a test gave. */
function buildPrototype(): object {
  const own = Object.getOwnPropertyDescriptors(Response.prototype);
  return Object.defineProperties(
    {},
    { ...own, ...Object.getOwnPropertyDescriptors(KnownResponse.prototype) },
  );
}

function tap(world: TapWorld, maxLength = 1_000): TapWorld {
  tapResponses(world, { sites: [site], maxLength, give: (...one) => given.push(one) });
  return world;
}
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

describe('the tap of fetch', () => {
  test('gives the text of a wanted response away and leaves the response whole', async () => {
    answer = () => known('{"a":"ấm"}');
    const response = await tap(buildWorld()).fetch('x');
    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toEqual({ a: 'ấm' });
    await settle();
    expect(given).toEqual([[wanted, '{"a":"ấm"}']]);
  });

  test.each([
    ['another path', 'https://api.market.example/api/cart/7'],
    ['another host', 'https://market.example.evil.example/api/item/7'],
    ['a host that only ends alike', 'https://notmarket.example/api/item/7'],
    ['no secure address', 'http://api.market.example/api/item/7'],
    ['a path that only begins alike', 'https://api.market.example/api/item/7/reviews'],
    ['another value of the parameter', 'https://www.market.example/shop?ajax=1'],
    ['no address', ''],
    ['no end', `https://www.market.example/x?ajax=true&y=${'y'.repeat(9_000)}`],
  ])('gives nothing away of a response that has %s', async (_, url) => {
    answer = () => known('{"a":1}', url);
    expect(await (await tap(buildWorld()).fetch('x')).text()).toBe('{"a":1}');
    await settle();
    expect(given).toEqual([]);
  });

  test('knows a response by a parameter of its address', async () => {
    answer = () => known('{}', 'https://www.market.example/shop/a/?q=1&ajax=true');
    await tap(buildWorld()).fetch('x');
    await settle();
    expect(given).toHaveLength(1);
  });

  test.each([404, 500])('gives nothing away of an answer with status %i', async (status) => {
    answer = () => known('{"a":1}', wanted, status);
    expect((await tap(buildWorld()).fetch('x')).status).toBe(status);
    await settle();
    expect(given).toEqual([]);
  });

  test('stops reading what is too long, and the page still gets all of it', async () => {
    const piece = new TextEncoder().encode('x'.repeat(400));
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        if (pulled > 50) controller.close();
        else controller.enqueue(piece);
      },
    });
    answer = () => known(endless);
    const response = await tap(buildWorld()).fetch('x');
    await settle();
    expect(given).toEqual([]);
    expect(pulled).toBeLessThan(10);
    expect((await response.text()).length).toBe(20_000);
  });

  test('lets a stream that breaks break for the page alone', async () => {
    const broken = new ReadableStream({
      start: (controller) => controller.error(new TypeError('network')),
    });
    answer = () => known(broken);
    await expect((await tap(buildWorld()).fetch('x')).text()).rejects.toThrow('network');
    await settle();
    expect(given).toEqual([]);
  });

  test('passes a failure on: the very same one', async () => {
    const failure = new TypeError('Failed to fetch');
    answer = () => {
      throw failure;
    };
    await expect(tap(buildWorld()).fetch('x')).rejects.toBe(failure);
  });

  test('takes its own file out of the lines of a failure, and nothing else', async () => {
    const failure = new TypeError('Failed to fetch');
    const page = '    at page (https://www.market.example/app.js:1:1)';
    failure.stack = `TypeError: Failed to fetch\n    at x (chrome-extension://abc/tap.js:1:1)\n${page}`;
    answer = () => {
      throw failure;
    };
    await expect(tap(buildWorld()).fetch('x')).rejects.toBe(failure);
    expect(failure.stack).toBe(`TypeError: Failed to fetch\n${page}`);
  });

  test('passes what is no promise of the browser through as it is', () => {
    const odd = { answered: true };
    const world = buildWorld();
    Reflect.set(world, 'fetch', () => odd);
    expect(tap(world).fetch('x')).toBe(odd);
  });

  test('keeps name, length and look', () => {
    const world = buildWorld();
    const { name, length } = world.fetch;
    tap(world);
    expect([world.fetch.name, world.fetch.length]).toEqual([name, length]);
    expect(Function.prototype.toString.call(world.fetch)).toContain('[native code]');
  });

  test('says nothing when it cannot hand over', async () => {
    const world = buildWorld();
    answer = () => known('{}');
    tapResponses(world, {
      sites: [site],
      maxLength: 100,
      give: () => {
        throw new Error('gone');
      },
    });
    const loud = vi.fn<() => void>();
    process.on('unhandledRejection', loud);
    expect(await (await world.fetch('x')).text()).toBe('{}');
    await settle();
    process.off('unhandledRejection', loud);
    expect(loud).not.toHaveBeenCalled();
  });
});

describe('the tap of XMLHttpRequest', () => {
  function request(world: TapWorld, sent: Partial<Sent>): FakeRequest {
    const xhr: unknown = new world.XMLHttpRequest();
    if (!(xhr instanceof FakeRequest)) throw new Error('no fake');
    xhr.open('GET', sent.url ?? wanted);
    xhr.sent = { ...xhr.sent, ...sent };
    xhr.dispatchEvent(new Event('load'));
    return xhr;
  }

  test.each<[XMLHttpRequestResponseType, unknown]>([
    ['', '{"a":1}'],
    ['text', '{"a":1}'],
    ['json', { a: 1 }],
  ])('gives away what was answered as %j', (type, body) => {
    request(tap(buildWorld()), { type, body });
    expect(given).toEqual([[wanted, '{"a":1}']]);
  });

  test.each<[string, Partial<Sent>]>([
    ['bytes', { type: 'arraybuffer', body: new ArrayBuffer(8) }],
    ['an error', { status: 500, body: '{}' }],
    ['another address', { url: 'https://www.market.example/api/cart/7', body: '{}' }],
    ['an address that is none', { url: 'not an address', body: '{}' }],
    ['more than the limit', { body: 'x'.repeat(1_001) }],
    ['nothing', { body: '' }],
    ['JSON that cannot be written', { type: 'json', body: 7n }],
  ])('gives nothing away of %s', (_, sent) => {
    request(tap(buildWorld()), sent);
    expect(given).toEqual([]);
  });

  test('hears a request that is opened twice once', () => {
    const world = tap(buildWorld());
    const xhr = request(world, { body: '{}' });
    given = [];
    xhr.open('GET', wanted);
    xhr.dispatchEvent(new Event('load'));
    expect(given).toHaveLength(1);
  });

  test('does not look at a request when it is wanted by nobody', () => {
    const world = buildWorld();
    const looked = vi.fn<() => string>(() => '{}');
    Object.defineProperty(world.XMLHttpRequest.prototype, 'responseText', { get: looked });
    request(tap(world), { url: 'https://www.market.example/other' });
    expect(looked).not.toHaveBeenCalled();
  });

  test('passes on what the browser throws', () => {
    const world = tap(buildWorld());
    expect(() => request(world, { url: 'bad' })).toThrow('SyntaxError');
  });
});

describe('on a site that asks for none', () => {
  test('nothing is touched', () => {
    const world = buildWorld('www.elsewhere.example');
    const { fetch } = world;
    const { open } = Object.getOwnPropertyDescriptors(world.XMLHttpRequest.prototype);
    tap(world);
    expect(world.fetch).toBe(fetch);
    expect(Object.getOwnPropertyDescriptors(world.XMLHttpRequest.prototype).open).toEqual(open);
  });
});
