import type { ReportDetails } from '#lib/domain/kept-report.ts';
import type { ProblemKind } from '#lib/domain/problem-kind.ts';
import type { ReportDraft } from '#lib/domain/report.ts';
import type { Channel } from './channel-schema.ts';
import type { Channels } from './channels.ts';
import { nameProblems } from './name-problems.ts';
import { isAsean, isAtHome, readPlace } from './read-place.ts';

/** `-maybe`: the report does not say where the seller is, so the shopper has to know. */
export type OfferedFor = ProblemKind | 'consumer-advice' | 'cross-border-maybe';

/** One channel for one report, and why it is offered. */
export type ChosenChannel = { readonly channel: Channel; readonly why: OfferedFor };

/**
 * Who takes this report, in this order: where every minute counts; the authorities of the shopper's country by what the
 * report is about, confirmed ones first, and what works everywhere after them; the platform about its seller; the country's consumer hotline; and where the
 * seller is, or may be, in another country, those that work across borders. That is also the order that ICPEN gives:
 * one's own authority before econsumer.gov. Never a channel twice, never one of another country's authorities.
 */
export function chooseChannels(
  draft: ReportDraft,
  details: Pick<ReportDetails, 'reason'>,
  channels: Channels,
): readonly ChosenChannel[] {
  const problems = nameProblems(draft, details);
  const { own, world } = channels;
  const chosen = [
    // The shopper's own bank stands in the file of every country, and comes before the police of any.
    ...problems.flatMap((why) => pick([...world, ...own], why).filter(isUrgent)),
    ...problems.flatMap((why) => pick([...own, ...world], why)),
    ...choosePlatform(draft, channels),
    ...own
      .filter((channel) => isHotline(channel, channels))
      .map((channel) => ({ channel, why: 'consumer-advice' as const })),
    ...chooseAcrossBorders(draft, channels),
  ];
  const seen = new Set<string>();
  return chosen.filter(({ channel }) => !seen.has(channel.id) && seen.add(channel.id));
}

/** Confirmed before unconfirmed; then those of whom it is the main work. */
function pick(channels: readonly Channel[], why: ProblemKind): readonly ChosenChannel[] {
  const rank = ({ problems, verified }: Channel): number =>
    problems.indexOf(why) + (verified ? 0 : 100);
  return channels
    .filter(({ problems }) => problems.includes(why))
    .toSorted((a, b) => rank(a) - rank(b))
    .map((channel) => ({ channel, why }));
}

/** The platform's own ways differ from country to country: those of another country's are not offered. */
function choosePlatform(draft: ReportDraft, { own, world, country }: Channels) {
  const place = readPlace(draft);
  const isHere = place.country === null || isAtHome(place.country, country);
  return pick(isHere ? [...own, ...world] : world, 'platform-seller').filter(
    ({ channel }) => channel.platform === place.platform,
  );
}

const isUrgent = ({ channel }: ChosenChannel): boolean => channel.isUrgent === true;

function isHotline(channel: Channel, { hotline }: Channels): boolean {
  return channel.contacts.some(
    (contact) => contact.kind === 'tel' && contact.number === hotline?.number,
  );
}

function chooseAcrossBorders(draft: ReportDraft, channels: Channels): readonly ChosenChannel[] {
  const { country } = readPlace(draft);
  if (country !== null && isAtHome(country, channels.country)) return [];
  const inAsean = country === null ? isAsean(channels.country) : isAsean(country);
  const found = pick(
    [...channels.own, ...(inAsean ? channels.asean : []), ...channels.world],
    'cross-border',
  );
  return country === null
    ? found.map(({ channel }) => ({ channel, why: 'cross-border-maybe' as const }))
    : found;
}
