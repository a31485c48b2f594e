import { signal } from '@preact/signals';
import { readRequiredOrigins } from '#lib/browser/own-manifest.ts';
import { guardTimers } from '#lib/browser/timers.ts';
import { everyPage, browserPermissions } from '#lib/browser/permissions.ts';
import { browserTabs } from '#lib/browser/tabs.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { send } from '#lib/messages/send.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { Welcome } from '#lib/ui/pages/welcome.tsx';
import type { WelcomePage } from '#lib/ui/pages/welcome-props.ts';
import '#lib/ui/tokens.css';
import '#lib/ui/pages/page.css';
import '#lib/ui/pages/options.css';
import '#lib/ui/pages/welcome.css';
import '../highlight.css';
import { render } from 'preact';
import { showExample } from './example.ts';

const page = signal<WelcomePage>({
  locale: 'vi',
  sites: listSites(),
  protection: 'unasked',
  example: 'loading',
});

function apply(change: Partial<WelcomePage>): void {
  page.value = { ...page.value, ...change };
}

/** The sites that the manifest lets us read; a name that stands for several countries is said once. */
function listSites(): readonly string[] {
  const origins = new Set(readRequiredOrigins());
  const read = bundledRules().filter(({ hosts }) =>
    hosts.some(({ host }) => origins.has(`https://${host}/*`)),
  );
  return [...new Set(read.map(({ platformName }) => platformName))];
}

async function show(locale: Locale): Promise<void> {
  apply({ locale, example: 'loading' });
  document.documentElement.lang = locale;
  document.title = catalogueOf(locale).welcome.title;
  // The words of the listing are those of the language: they have to stand there before they are read.
  await new Promise((drawn) => guardTimers.set(() => drawn(null), 0));
  const isShown = await showExample(locale);
  if (page.value.locale === locale) apply({ example: isShown ? 'ready' : 'failed' });
}

async function switchLocale(locale: Locale): Promise<void> {
  await send('setLocale', { locale }).catch(() => null);
  await show(locale);
}

async function protect(): Promise<void> {
  const isGranted = await browserPermissions.request(everyPage).catch(() => false);
  apply({ protection: isGranted ? 'granted' : 'refused' });
}

async function leave(): Promise<void> {
  const own = await browserTabs.readOwn();
  if (own !== null) await browserTabs.close(own);
}

const actions = {
  onLocale: (locale: Locale) => void switchLocale(locale),
  onProtect: () => void protect(),
  onLeave: () => void leave(),
};

function App() {
  return <Welcome page={page.value} actions={actions} />;
}

async function start(): Promise<void> {
  const isGranted = await browserPermissions.isGranted(everyPage).catch(() => false);
  if (isGranted) apply({ protection: 'granted' });
  const settings = await send('readSettings', {}).catch(() => null);
  await show(settings?.locale ?? 'vi');
}

const root = document.getElementById('welcome');
if (root) render(<App />, root);
void start();
