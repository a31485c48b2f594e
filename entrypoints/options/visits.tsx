import { signal } from '@preact/signals';
import type { Locale } from '#lib/domain/localised.ts';
import { send } from '#lib/messages/send.ts';
import { type KeptCount, KeptVisits } from '#lib/ui/pages/kept-visits.tsx';
import '#lib/ui/pages/kept-visits.css';
import { render } from 'preact';

// A part of the options page of its own: what it cannot ask costs the rest of the page nothing.
const locale = signal<Locale>('vi');
const kept = signal<KeptCount | null>(null);

async function showKept(): Promise<void> {
  kept.value = await send('readVisits', {}).catch(() => null);
}

async function forget(): Promise<void> {
  await send('forgetVisits', {}).catch(() => null);
  await showKept();
}

function App() {
  return <KeptVisits kept={kept.value} locale={locale.value} onForget={() => void forget()} />;
}

async function open(root: HTMLElement): Promise<void> {
  const settings = await send('readSettings', {}).catch(() => null);
  if (settings) locale.value = settings.locale;
  await showKept();
  render(<App />, root);
}

const root = document.getElementById('visits');
if (root) void open(root);
