import { signal } from '@preact/signals';
import type { Locale } from '#lib/domain/localised.ts';
import type { ShopperCountry } from '#lib/domain/shopper-country.ts';
import type { CountryView } from '#lib/domain/channel-view.ts';
import { send } from '#lib/messages/send.ts';
import { CountryChoice } from '#lib/ui/pages/shopper-country.tsx';
import '#lib/ui/pages/shopper-country.css';
import { render } from 'preact';

// A part of the options page of its own, as the visits are.
const locale = signal<Locale>('vi');
const view = signal<CountryView | null>(null);
const hasFailed = signal(false);

async function choose(country: ShopperCountry): Promise<void> {
  const next = await send('setCountry', { country }).catch(() => null);
  hasFailed.value = next === null;
  // Drawn anew in both cases: the field must not show what was not kept.
  view.value = next ?? (view.value && { ...view.value });
}

function App() {
  return view.value ? (
    <CountryChoice
      locale={locale.value}
      view={view.value}
      hasFailed={hasFailed.value}
      onCountry={(country) => void choose(country)}
    />
  ) : null;
}

async function open(root: HTMLElement): Promise<void> {
  const settings = await send('readSettings', {}).catch(() => null);
  if (settings) locale.value = settings.locale;
  view.value = await send('readCountry', {}).catch(() => null);
  render(<App />, root);
}

const root = document.getElementById('country-choice');
if (root) void open(root);
