import { guardTimers } from '#lib/browser/timers.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { send } from '#lib/messages/send.ts';
import { createPainter } from '#lib/ui/painter.ts';
import { exampleIds } from '#lib/ui/pages/welcome-props.ts';

let locale: Locale = 'vi';

const painter = createPainter({
  document,
  timers: guardTimers,
  // A press on a made-up listing makes no report, and says so.
  onReport: async () => ({
    reportId: '',
    text: catalogueOf(locale).welcome.example.kept,
    hotline: null,
    email: null,
  }),
  onUndo: async () => ({ undone: true }),
  onTip: (tipId) => void send('openTip', { tipId }).catch(() => null),
  // Nor is anything muted: no shop is meant.
  onMute: async () => ({ done: false }),
  onOpen: () => undefined,
});

/** Has the listing of this page judged by the worker, and marks it as a shop's page is marked. False: it was not checked. */
export async function showExample(shown: Locale): Promise<boolean> {
  locale = shown;
  painter.clear();
  const title = document.getElementById(exampleIds.title);
  const description = document.getElementById(exampleIds.description);
  if (!title || !description) return false;
  const listing = { title: title.textContent, description: description.textContent };
  const order = await send('judgeExample', listing).catch(() => null);
  if (!order?.view.checked || locale !== shown) return false;
  painter.paint(order, { title, description, shopName: null, cards: new Map() });
  return true;
}
