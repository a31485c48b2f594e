import { signal } from '@preact/signals';
import { readRequiredOrigins } from '#lib/browser/own-manifest.ts';
import { browserPermissions, everyPage } from '#lib/browser/permissions.ts';
import { browserShortcutKeys, type ShortcutKey } from '#lib/browser/shortcut-keys.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { send } from '#lib/messages/send.ts';
import { type KeysProps, ShortcutList } from '#lib/ui/pages/shortcut-list.tsx';
import {
  type GrantedSites,
  readGrantedSites,
  SitePermissions,
} from '#lib/ui/pages/site-permissions.tsx';
import { render } from 'preact';

// A part of the options page of its own, as the choices are.
const locale = signal<Locale>('vi');
const sites = signal<GrantedSites | null>(null);
const hasFailed = signal(false);
const keys = signal<readonly ShortcutKey[] | null>(null);
const outcome = signal<KeysProps['outcome']>('none');

async function showSites(): Promise<void> {
  const granted = await browserPermissions.readOrigins().catch(() => null);
  sites.value = granted && readGrantedSites(granted, readRequiredOrigins());
}

async function showKeys(): Promise<void> {
  keys.value = await browserShortcutKeys.readAll().catch(() => null);
}

// The request has to come straight from the press, so nothing is awaited before it.
async function protectAll(): Promise<void> {
  hasFailed.value = !(await browserPermissions.request(everyPage).catch(() => false));
  await showSites();
}

async function remove(host: string | null): Promise<void> {
  const origins = host === null ? everyPage : [`https://${host}/*`, `http://${host}/*`];
  hasFailed.value = !(await browserPermissions.remove(origins).catch(() => false));
  await showSites();
}

async function change(asked: Promise<boolean>): Promise<void> {
  outcome.value = (await asked) ? 'changed' : 'refused';
  await showKeys();
}

function App() {
  return (
    <div class="part" lang={locale.value}>
      <SitePermissions
        locale={locale.value}
        sites={sites.value}
        hasFailed={hasFailed.value}
        onRemove={(host) => void remove(host)}
        onProtectAll={() => void protectAll()}
      />
      <ShortcutList
        locale={locale.value}
        keys={keys.value}
        canChange={browserShortcutKeys.canChange}
        ownPage={browserShortcutKeys.ownPage}
        outcome={outcome.value}
        onChange={(name, key) => void change(browserShortcutKeys.apply(name, key))}
        onReset={(name) => void change(browserShortcutKeys.reset(name))}
        onOwnPage={() => void browserShortcutKeys.openOwnPage()}
      />
    </div>
  );
}

async function open(root: HTMLElement): Promise<void> {
  const [settings] = await Promise.all([
    send('readSettings', {}).catch(() => null),
    showSites(),
    showKeys(),
  ]);
  if (settings) locale.value = settings.locale;
  render(<App />, root);
}

const root = document.getElementById('sites-keys');
if (root) void open(root);
