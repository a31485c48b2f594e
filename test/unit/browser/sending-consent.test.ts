import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { join } from 'node:path';
import { sentData } from '#lib/browser/sent-data.ts';
import { projectRoot } from '../../../tools/setup/project-root.ts';

type Change = { readonly origins?: string[]; readonly data_collection?: string[] };

/** The browser's own account, as Firefox or Chromium keeps it. */
const account = vi.hoisted(() => ({
  given: undefined as string[] | undefined,
  manifest: {} as object,
  asked: [] as unknown[],
  says: true,
  added: [] as ((change: Change) => void)[],
  removed: [] as ((change: Change) => void)[],
}));
vi.mock('webextension-polyfill', () => ({
  default: {
    permissions: {
      getAll: async () => ({
        origins: [],
        permissions: [],
        ...(account.given ? { data_collection: account.given } : {}),
      }),
      async request(asked: { readonly data_collection?: unknown }) {
        if (!account.given) throw new TypeError('Unexpected property: data_collection');
        account.asked.push(asked);
        return account.says;
      },
      onAdded: {
        addListener: (listener: (change: Change) => void) => account.added.push(listener),
      },
      onRemoved: {
        addListener: (listener: (change: Change) => void) => account.removed.push(listener),
      },
    },
    runtime: { getManifest: () => account.manifest },
  },
}));
const { browserSendingConsent } = await import('#lib/browser/sending-consent.ts');
const { browserPermissions } = await import('#lib/browser/permissions.ts');

const all = [...sentData];

function beFirefox(given: string[] = []): void {
  account.given = given;
  account.manifest = {
    browser_specific_settings: { gecko: { data_collection_permissions: { optional: all } } },
  };
}

beforeEach(() => {
  Object.assign(account, { given: undefined, manifest: {}, asked: [], says: true });
});
afterEach(() => {
  account.added.splice(0);
  account.removed.splice(0);
});

describe('the consent to send', () => {
  test('is the press itself where the browser keeps no account of it, and nothing is asked', async () => {
    expect(await browserSendingConsent.isGiven()).toBe(true);
    expect(await browserSendingConsent.request()).toBe(true);
    expect(account.asked).toEqual([]);
  });

  test.each([
    [false, []],
    [false, ['websiteContent']],
    [false, ['browsingActivity', 'technicalAndInteraction']],
    [true, ['websiteContent', 'browsingActivity']],
  ])('is %s in Firefox when its account holds %j', async (isGiven, given) => {
    beFirefox(given);
    expect(await browserSendingConsent.isGiven()).toBe(isGiven);
  });

  test('is asked of Firefox for exactly what its manifest declares, before anything is awaited', async () => {
    beFirefox();
    const answer = browserSendingConsent.request();
    expect(account.asked).toEqual([{ data_collection: all }]);
    expect(await answer).toBe(true);
    account.says = false;
    expect(await browserSendingConsent.request()).toBe(false);
    const manifest = readFileSync(join(projectRoot, 'test/house/manifests/firefox.json'), 'utf8');
    const { gecko } = JSON.parse(manifest).browser_specific_settings;
    expect(gecko.data_collection_permissions).toEqual({ required: ['none'], optional: all });
  });

  test('is told of when it was given or taken back, and of no other permission', async () => {
    beFirefox(all);
    const heard: boolean[] = [];
    browserSendingConsent.onChanged((isGiven) => void heard.push(isGiven));
    account.added.forEach((tell) =>
      tell({ origins: ['https://a.example/*'], data_collection: [] }),
    );
    account.added.forEach((tell) => tell({ data_collection: ['websiteContent'] }));
    await expect.poll(() => heard).toEqual([true]);
    account.removed.forEach((tell) => tell({ origins: ['https://a.example/*'] }));
    account.removed.forEach((tell) => tell({ data_collection: ['websiteContent'] }));
    expect(heard).toEqual([true, false]);
  });

  test('given in half is not given', async () => {
    beFirefox(['websiteContent']);
    const heard: boolean[] = [];
    browserSendingConsent.onChanged((isGiven) => void heard.push(isGiven));
    account.added.forEach((tell) => tell({ data_collection: ['websiteContent'] }));
    await expect.poll(() => heard).toEqual([false]);
  });
});

test('what may be sent changes no page that can be read', () => {
  beFirefox(all);
  const heard: string[] = [];
  browserPermissions.onChanged((change) => void heard.push(change));
  for (const each of [...account.added, ...account.removed]) each({ data_collection: all });
  expect(heard).toEqual([]);
  for (const each of [...account.added, ...account.removed]) each({ origins: ['*://*/*'] });
  expect(heard).toEqual(['added', 'removed']);
});
