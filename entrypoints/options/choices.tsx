import { signal } from '@preact/signals';
import { type Choices, usualChoices } from '#lib/domain/choices.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { MutesView } from '#lib/messages/contract.ts';
import { send } from '#lib/messages/send.ts';
import { LookChoices } from '#lib/ui/pages/look-choices.tsx';
import { applyPalette } from '#lib/ui/pages/own-palette.ts';
import { MuteList } from '#lib/ui/pages/mute-list.tsx';
import '#lib/ui/pages/own-choices.css';
import { render } from 'preact';

// A part of the options page of its own: what it cannot ask costs the rest of the page nothing.
const locale = signal<Locale>('vi');
const choices = signal<Choices>(usualChoices);
const mutes = signal<MutesView['mutes'] | null>(null);
const hasFailed = signal(false);

async function choose(by: Partial<Choices>): Promise<void> {
  const next = await send('setChoices', by).catch(() => null);
  hasFailed.value = next === null;
  // Drawn anew in both cases: the field must not show what was not kept.
  choices.value = next ?? { ...choices.value };
  applyPalette(choices.value.palette);
}

async function speak(next: Locale): Promise<void> {
  const kept = await send('setLocale', { locale: next }).catch(() => null);
  // Every part of the page speaks by itself.
  if (kept) location.reload();
  else hasFailed.value = true;
}

async function showMutes(asked: Promise<MutesView>): Promise<void> {
  mutes.value = (await asked.catch(() => null))?.mutes ?? null;
}

function App() {
  return (
    <div class="part" lang={locale.value}>
      <header>
        <h1>{catalogueOf(locale.value).choices.page}</h1>
      </header>
      <LookChoices
        locale={locale.value}
        choices={choices.value}
        hasFailed={hasFailed.value}
        onLocale={(next) => void speak(next)}
        onChoose={(by) => void choose(by)}
      />
      <MuteList
        locale={locale.value}
        mutes={mutes.value}
        onUndo={(muteId) => void showMutes(send('removeMute', { muteId }))}
      />
    </div>
  );
}

async function open(root: HTMLElement): Promise<void> {
  const [settings, chosen] = await Promise.all([
    send('readSettings', {}).catch(() => null),
    send('readChoices', {}).catch(() => null),
    showMutes(send('viewMutes', {})),
  ]);
  if (settings) locale.value = settings.locale;
  if (chosen) choices.value = chosen;
  applyPalette(choices.value.palette);
  render(<App />, root);
}

const root = document.getElementById('choices');
if (root) void open(root);
