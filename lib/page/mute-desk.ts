import type { Clock } from '#lib/browser/clock.ts';
import type { Tabs } from '#lib/browser/tabs.ts';
import type { Finding } from '#lib/domain/finding.ts';
import { type Mute, muteId, muteMs } from '#lib/domain/mute.ts';
import type { MutesView } from '#lib/messages/contract.ts';
import type { Answerers } from '#lib/messages/handle.ts';
import { readOrigin } from '#lib/messages/sender.ts';
import type { Mutes } from '#lib/store/mutes.ts';
import type { TabState, TabStates } from '#lib/store/tab-states.ts';
import { readFindingCode } from '#lib/verdict/finding-code.ts';
import { plainQuote } from '#lib/verdict/plain-quote.ts';
import { buildFindingId, presentFinding } from '#lib/verdict/present-finding.ts';
import { isAddressReading } from './address-reading.ts';
import { buildMuteSubjects } from './mute-subject.ts';
import { readPageAddress } from './page-address.ts';

export type MuteDeskParts = {
  readonly mutes: Mutes;
  readonly tabStates: Pick<TabStates, 'read'>;
  readonly tabs: Pick<Tabs, 'isPrivate' | 'readUrl'>;
  readonly clock: Clock;
  /** Every open page is to be shown anew. */
  readonly onChanged: () => Promise<void>;
};

export type MuteDesk = Pick<
  Answerers,
  'muteFinding' | 'muteTabFinding' | 'viewMutes' | 'removeMute'
>;

/**
 * Keeps what the shopper does not want to be told again. A page's process may be the page's own: by it nothing is muted
 * that weighs danger, and nothing but what stands on that page. In a private window nothing is kept, so nothing is muted.
 */
export function buildMuteDesk(parts: MuteDeskParts): MuteDesk {
  const { mutes, tabStates, tabs, clock, onChanged } = parts;

  async function view(): Promise<MutesView> {
    const held = await mutes.readAll(clock());
    return {
      mutes: held.map(({ kind, name, label, sinceMs, untilMs, ...key }) => {
        return { id: muteId(key), kind, name, label, sinceMs, untilMs };
      }),
    };
  }
  async function apply(mute: Mute, isMuted: boolean): Promise<void> {
    await (isMuted ? mutes.add(mute) : mutes.remove(muteId(mute)));
    await onChanged();
  }
  return {
    async muteFinding({ url, id, isMuted }, sender) {
      if (sender.from !== 'guard' || readOrigin(url) !== sender.origin) return { done: false };
      const state = await tabStates.read(sender.tabId);
      if (state === null || readPageAddress(state.reading.url) !== readPageAddress(url)) {
        return { done: false };
      }
      const mute = readMute(state, id, { nowMs: clock(), hasEnd: true });
      if (mute === null || (isMuted && mute.severity === 'danger')) return { done: false };
      if (await tabs.isPrivate(sender.tabId)) return { done: false };
      await apply(mute, isMuted);
      return { done: true };
    },

    async muteTabFinding({ tabId, id, until, isConfirmed }) {
      const [state, url] = await Promise.all([tabStates.read(tabId), tabs.readUrl(tabId)]);
      // The popup may still show what the tab has left.
      if (state === null || url === null) return { done: false };
      if (readPageAddress(state.reading.url) !== readPageAddress(url)) return { done: false };
      const mute = readMute(state, id, { nowMs: clock(), hasEnd: until === 'days' });
      if (mute === null || !mayMute(mute, isConfirmed)) return { done: false };
      if (await tabs.isPrivate(tabId)) return { done: false };
      await apply(mute, true);
      return { done: true };
    },

    viewMutes: view,

    async removeMute({ muteId: id }) {
      await mutes.remove(id);
      await onChanged();
      return view();
    },
  };
}

/** Danger only with a second press, and only for a time. */
function mayMute({ severity, untilMs }: Mute, isConfirmed: boolean): boolean {
  return severity !== 'danger' || (isConfirmed && untilMs !== null);
}

/** The mute of one finding of a page; null where there is no such finding, or nothing in it that weighs. */
function readMute(
  { reading, assessment }: TabState,
  id: string,
  { nowMs, hasEnd }: { readonly nowMs: number; readonly hasEnd: boolean },
): Mute | null {
  if (!assessment.checked || isAddressReading(reading)) return null;
  const finding = assessment.verdicts
    .flatMap(({ findings }) => findings)
    .find((each) => buildFindingId(each) === id);
  if (!finding || finding.severity === 'none') return null;
  const { kind, ref, name } = finding.subject;
  return {
    subject: buildMuteSubjects(reading)(ref),
    code: readFindingCode(finding),
    severity: finding.severity,
    kind,
    name: name === null ? null : plainQuote(name),
    label: { vi: readLabel(finding, 'vi'), en: readLabel(finding, 'en') },
    sinceMs: nowMs,
    untilMs: hasEnd ? nowMs + muteMs : null,
  };
}

function readLabel(finding: Finding, locale: 'vi' | 'en'): string {
  return presentFinding(finding, { locale, objectionUrl: null }).label;
}
