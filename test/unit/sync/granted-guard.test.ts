import { describe, expect, it } from 'vitest';
import { buildGrantedGuard } from '#lib/sync/granted-guard.ts';
import { fakePermissions, fakeTabs } from '../../support/fake-browser.ts';

const required = ['https://shopee.vn/*', 'https://*.lazada.vn/*'];

/** Registration as browsers do it: one script of one name; a second one of the same name is refused. */
function fakeScripts() {
  const injected: number[] = [];
  const state: { registered: readonly string[] | null } = { registered: null };
  return {
    injected,
    state,
    refused: new Set<number>(),
    async applyOrigins(matches: readonly string[]): Promise<void> {
      const was = state.registered;
      await Promise.resolve();
      if (was !== null) state.registered = null;
      await Promise.resolve();
      if (matches.length === 0) return;
      if (state.registered !== null) throw new Error('Duplicate script ID');
      state.registered = matches;
    },
    async inject(tabId: number): Promise<void> {
      if (this.refused.has(tabId)) throw new Error('Cannot access contents of the page');
      injected.push(tabId);
    },
  };
}

function setUp(granted: readonly string[], urls: Record<number, string> = {}) {
  const now = { granted };
  const scripts = fakeScripts();
  const faults: number[] = [];
  const guard = buildGrantedGuard({
    permissions: {
      readOrigins: async () => now.granted,
      isGranted: (origins) => fakePermissions(now.granted).isGranted(origins),
    },
    scripts,
    tabs: fakeTabs(urls).tabs,
    required,
    reportRefused: (tabId) => void faults.push(tabId),
  });
  return { guard, now, scripts, faults };
}

describe('the registration of the guard', () => {
  it('says what was granted beyond the manifest', async () => {
    const { guard, scripts } = setUp([...required, 'https://shop.example/*']);
    await guard.applyGranted();
    expect(scripts.state.registered).toEqual(['https://shop.example/*']);
  });

  it('is taken back when the permission was, and comes again with it', async () => {
    const { guard, now, scripts } = setUp(['https://shop.example/*']);
    await guard.applyGranted();
    now.granted = required;
    await guard.applyGranted();
    expect(scripts.state.registered).toBeNull();
    now.granted = ['*://*/*'];
    await guard.applyGranted();
    expect(scripts.state.registered).toEqual(['*://*/*']);
  });

  it('is made by a new worker from what the browser says, not from what an old one remembered', async () => {
    const { guard, scripts } = setUp(['https://*/*']);
    scripts.state.registered = ['https://shop.example/*'];
    await guard.applyGranted();
    expect(scripts.state.registered).toEqual(['https://*/*']);
  });

  it('survives several events at once: start, install and a grant come together', async () => {
    const { guard, scripts } = setUp(['https://shop.example/*']);
    await Promise.all([guard.applyGranted(), guard.applyGranted(), guard.applyGranted()]);
    expect(scripts.state.registered).toEqual(['https://shop.example/*']);
  });

  it('is tried again after a refusal of the browser', async () => {
    const { guard, scripts } = setUp(['https://shop.example/*']);
    const { applyOrigins } = scripts;
    scripts.applyOrigins = async () => {
      throw new Error('shutting down');
    };
    await expect(guard.applyGranted()).rejects.toThrow('shutting down');
    scripts.applyOrigins = applyOrigins;
    await guard.applyGranted();
    expect(scripts.state.registered).toEqual(['https://shop.example/*']);
  });
});

describe('pages that were open before', () => {
  it('get the guard without a reload, where they were granted and nowhere else', async () => {
    const urls = {
      1: 'https://shop.example/p/1',
      2: 'https://other.example/',
      3: 'https://shopee.vn/x',
      4: 'http://shop.example/',
      5: 'chrome://settings/',
    };
    const { guard, scripts } = setUp(['https://shop.example/*'], urls);
    await guard.injectOpenTabs();
    expect(scripts.injected).toEqual([1]);
  });

  it('that let no script in are passed over, and the others still get it', async () => {
    const urls = { 1: 'https://one.example/', 2: 'https://two.example/' };
    const { guard, scripts, faults } = setUp(['*://*/*'], urls);
    scripts.refused.add(1);
    await guard.injectOpenTabs();
    expect(scripts.injected).toEqual([2]);
    expect(faults).toEqual([1]);
  });
});

describe('mayRead', () => {
  it('holds for the hosts of the manifest, also where the browser gives them for one press only', async () => {
    const { guard } = setUp([]);
    expect(await guard.mayRead('https://shopee.vn/x')).toBe(true);
    expect(await guard.mayRead('https://www.lazada.vn/x')).toBe(true);
    expect(await guard.mayRead('https://lazada.vn/x')).toBe(true);
  });

  it('holds for another host as long as it is granted', async () => {
    const { guard, now } = setUp(['https://shop.example/*']);
    expect(await guard.mayRead('https://shop.example/p?x#y')).toBe(true);
    now.granted = [];
    expect(await guard.mayRead('https://shop.example/p?x#y')).toBe(false);
  });

  it.each(['https://notlazada.vn/', 'https://shopee.vn.example/', 'http://shopee.vn/'])(
    'does not take %s for a host of the manifest',
    async (url) => expect(await setUp([]).guard.mayRead(url)).toBe(false),
  );
});
