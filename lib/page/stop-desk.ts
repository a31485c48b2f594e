import { type Clock, readDay } from '#lib/browser/clock.ts';
import type { Tabs } from '#lib/browser/tabs.ts';
import type { Toolbar } from '#lib/browser/toolbar.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { Answerers } from '#lib/messages/handle.ts';
import { readOrigin } from '#lib/messages/sender.ts';
import type { Bypasses } from '#lib/store/bypasses.ts';
import type { SettingsStore } from '#lib/store/settings.ts';
import type { TabState, TabStates } from '#lib/store/tab-states.ts';
import { readHost } from '#lib/text/host.ts';
import { type MatchFinding, pickStops } from '#lib/verdict/pick-stops.ts';
import { presentStop } from '#lib/verdict/present-stop.ts';
import { buildAddressReading } from './address-reading.ts';
import { assessPage } from './assess-page.ts';
import type { LookUps } from './look-ups.ts';
import { presentTab, readToolbarState } from './present-tab.ts';

export type StopDeskParts = {
  readonly readLookUps: () => Promise<LookUps | NotCheckedReason>;
  readonly bypasses: Bypasses;
  readonly settings: SettingsStore;
  readonly tabStates: TabStates;
  readonly toolbar: Toolbar;
  readonly tabs: Pick<Tabs, 'open' | 'openInstead' | 'readUrl' | 'readOpen'>;
  readonly clock: Clock;
  /** Address of the stop page: `chrome-extension://…/warning.html`. */
  readonly stopPage: string;
};

export type StopDesk = Pick<Answerers, 'viewStop' | 'passStop'> & {
  /**
   * Sends the tab to the stop page when its new address is one of the worst, and ends what the shopper let through in
   * it when the tab has left. Null: an address the extension may not know.
   */
  readonly applyNavigation: (tabId: number, url: string | null) => Promise<void>;
  readonly forgetTab: (tabId: number) => Promise<void>;
  /** The same for every tab that was open before anybody listened: at install, start, or a new permission. */
  readonly applyToOpenTabs: () => Promise<void>;
  /** What is known of an address that is stopped, from the lists alone: for a report. Null when it is not. */
  readonly readStopped: (url: string) => Promise<TabState | null>;
  /** What the stop page at an address of ours shows; null for every other address. */
  readonly readStopShown: (address: string) => Promise<TabState | null>;
};

/** So often a page may cancel the way to the stop page before its tab is closed. */
const mostTries = 3;

type Stop = { readonly state: TabState; readonly findings: readonly MatchFinding[] };

/**
 * The one interruptive surface: looks a new address up before its page was read, and answers the stop page. Each answer
 * looks up again: an address in a query says nothing but where the shopper wanted to go. Without a feed nothing is
 * stopped, and nothing is said of the address either.
 */
export function buildStopDesk(parts: StopDeskParts): StopDesk {
  const { bypasses, tabs } = parts;
  const tries = new Map<number, number>();
  const readStop = (url: string): Promise<Stop | null> => findStop(parts, url);

  async function applyNavigation(tabId: number, url: string | null): Promise<void> {
    // Between "continue" and the page the tab still shows the stop page: that is no leaving.
    if (url?.startsWith(parts.stopPage)) return;
    const passed = await readPassed(bypasses, tabId, url);
    const stop = url === null ? null : await readStop(url);
    if (url === null || stop === null) return;
    if (readSubjects(url, stop.findings).every((subject) => passed.includes(subject))) return;
    const now = await tabs.readUrl(tabId);
    // A tab that went elsewhere meanwhile is judged by its own event; one that only changed its path did not leave.
    if (now === null || readOrigin(now) !== readOrigin(url)) return;
    const page = `${parts.stopPage}?to=${encodeURIComponent(url)}`;
    const tried = (tries.get(tabId) ?? 0) + 1;
    tries.set(tabId, tried);
    // A page can end every load with window.stop(); it cannot keep its tab.
    if (tried <= mostTries) return tabs.open(tabId, page);
    tries.delete(tabId);
    await tabs.openInstead(tabId, page);
  }

  return {
    applyNavigation,
    async applyToOpenTabs() {
      for (const { tabId, url } of await tabs.readOpen()) await applyNavigation(tabId, url);
    },

    async forgetTab(tabId) {
      tries.delete(tabId);
      await bypasses.forget(tabId);
    },

    readStopped: async (url) => (await readStop(url))?.state ?? null,

    async readStopShown(address) {
      if (!address.startsWith(parts.stopPage)) return null;
      const to = URL.parse(address)?.searchParams.get('to') ?? '';
      return (await readStop(to))?.state ?? null;
    },

    ...buildStopAnswers(parts, (tabId) => void tries.delete(tabId)),
  };
}

/** `onShown` hears of a tab in which the stop page stands. */
function buildStopAnswers(
  parts: StopDeskParts,
  onShown: (tabId: number) => void,
): Pick<Answerers, 'viewStop' | 'passStop'> {
  const { bypasses, settings, tabStates, toolbar } = parts;
  return {
    async viewStop({ to, tabId }) {
      const [stop, { locale }] = await Promise.all([findStop(parts, to), settings.read()]);
      if (stop === null) return { state: 'none', locale };
      const { findings, state } = stop;
      const shown = { locale, nowMs: parts.clock(), wishes: { mutes: [] } };
      // Not before the stop page stands: a guard of the page before may still have spoken for this tab.
      if (tabId !== null) {
        onShown(tabId);
        await tabStates.apply(tabId, state);
        await toolbar.applyState(tabId, readToolbarState(presentTab(state, shown)));
      }
      return {
        state: 'stop',
        locale,
        subject: readSubjectName(to, findings),
        warnings: findings.map((finding) => presentStop(finding, locale)),
      };
    },

    async passStop({ to, tabId }) {
      const url = URL.parse(to);
      const host = readOrigin(to) === null ? null : readHost(to);
      if (url === null || host === null) return { url: null };
      const stop = await findStop(parts, to);
      if (stop) {
        await bypasses.apply(tabId, { host, subjects: readSubjects(to, stop.findings) });
      }
      return { url: url.href };
    },
  };
}

async function findStop(
  { readLookUps, clock }: Pick<StopDeskParts, 'readLookUps' | 'clock'>,
  url: string,
): Promise<Stop | null> {
  const host = readOrigin(url) === null ? null : readHost(url);
  if (host === null) return null;
  const lookUps = await readLookUps();
  if (typeof lookUps === 'string') return null;
  const reading = buildAddressReading(url);
  const assessment = await assessPage(reading, lookUps, readDay(clock()));
  const findings = pickStops(assessment, lookUps.policy);
  if (findings.length === 0) return null;
  return { state: { reading, platformName: host, assessment }, findings };
}

/** The subjects let through in this tab. A tab that is at another host has left, and what was let through ends. */
async function readPassed(
  bypasses: Bypasses,
  tabId: number,
  url: string | null,
): Promise<readonly string[]> {
  const bypass = await bypasses.read(tabId);
  if (bypass === null) return [];
  if (url !== null && readHost(url) === bypass.host) return bypass.subjects;
  await bypasses.forget(tabId);
  return [];
}

// An entry about a host speaks for the hosts below it, but a bypass is for the one host that was asked for.
function readSubjects(url: string, findings: readonly MatchFinding[]): readonly string[] {
  const subjects = findings.map(({ match: { identifier } }) =>
    identifier.kind === 'host' ? `host:${readHost(url)}` : `url-prefix:${identifier.value}`,
  );
  return [...new Set(subjects)];
}

function readSubjectName(url: string, findings: readonly MatchFinding[]): string {
  const path = findings.every(({ match }) => match.identifier.kind === 'url-prefix');
  const [first] = findings;
  return path && first ? first.match.identifier.value : (readHost(url) ?? '');
}
