import { signal } from '@preact/signals';
import { systemClock } from '#lib/browser/clock.ts';
import { send } from '#lib/messages/send.ts';
import { Learn } from '#lib/ui/pages/learn.tsx';
import {
  emptyLearnPage,
  type LearnPage,
  type LearnProps,
  readLearnAddress,
} from '#lib/ui/pages/learn-props.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import '#lib/ui/tokens.css';
import '#lib/ui/pages/page.css';
import '#lib/ui/pages/options.css';
import '#lib/ui/pages/learn.css';
import { render } from 'preact';

const page = signal<LearnPage>(emptyLearnPage);
let turn = 0;

function apply(change: Partial<LearnPage>): void {
  page.value = { ...page.value, ...change };
}

/** Asks for cards; an answer that a later question has overtaken is dropped. */
async function show(asked: Pick<LearnPage, 'query' | 'for'>): Promise<void> {
  apply({ ...asked, isGone: false });
  const mine = (turn += 1);
  const { query, for: target } = asked;
  const ask = target === null ? { query } : { query, for: target };
  const view = await send('viewTips', ask).catch(() => null);
  if (mine !== turn) return;
  apply(view ? { state: 'ready', view } : { state: 'failed' });
  const { locale } = page.value.view;
  document.documentElement.lang = locale;
  document.title = `${catalogueOf(locale).learn.title} – ${catalogueOf(locale).guard.productName}`;
}

/** Opens the card that the address names, in whatever the shopper searched before. */
async function follow(): Promise<void> {
  const asked = readLearnAddress(new URL(location.href));
  apply({ open: asked.open });
  await show({ query: '', for: asked.open === null ? asked.for : null });
  if (asked.open === null || page.value.state !== 'ready') return;
  const id = `card-${asked.open}`;
  const card = document.getElementById(id);
  apply({ isGone: card === null });
  card?.scrollIntoView();
  card?.querySelector('summary')?.focus({ preventScroll: true });
}

const actions: LearnProps['actions'] = {
  onQuery: (query) => void show({ query, for: null }),
  onAll: () => {
    apply({ open: null });
    void show({ query: '', for: null });
  },
  onPrint: () => window.print(),
};

function App() {
  return <Learn page={page.value} nowMs={systemClock()} actions={actions} />;
}

const root = document.getElementById('learn');
if (root) render(<App />, root);
window.addEventListener('hashchange', () => void follow());
void follow();
