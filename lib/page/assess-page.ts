import type { FindingBasis } from '#lib/domain/finding.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { worstSeverity } from '#lib/domain/severity.ts';
import type { Assessment, Verdict } from '#lib/domain/verdict.ts';
import { buildEvidence } from '#lib/match/build-evidence.ts';
import { ListUnreadable } from '#lib/match/index/packed-lists.ts';
import { readHost } from '#lib/text/host.ts';
import { checkDiscount } from '#lib/verdict/checks/check-discount.ts';
import { checkListing } from '#lib/verdict/checks/check-listing.ts';
import { judge } from '#lib/verdict/judge.ts';
import { buildSubjects } from './build-subjects.ts';
import type { LookUps } from './look-ups.ts';

/**
 * Judges one page: evidence → look-ups and checks → findings → verdicts. Nothing of it leaves the device.
 * `lookUps` is the reason instead when there is no feed to look anything up in. `today` is an ISO day.
 * Never "no data" for a page of which nothing was read: a wall, a shell or a changed site is not checked.
 */
export async function assessPage(
  reading: PageReading,
  lookUps: LookUps | NotCheckedReason,
  today: string,
): Promise<Assessment> {
  if (typeof lookUps === 'string') return { checked: false, reason: lookUps };
  const { state } = reading;
  // A page that is no shop page says nothing to judge, but its address may itself be listed or imitate a name.
  if (!state.checked && state.reason !== 'not-a-shop-page') {
    return { checked: false, reason: state.reason };
  }
  const bases = await readBases(reading, lookUps).catch(hearUnreadable);
  // A stored list that broke holds answers nobody can read: the page was not checked, and that is said.
  if (bases === null) return { checked: false, reason: 'feed-missing' };
  if (!state.checked && bases.length === 0) return { checked: false, reason: state.reason };
  const verdicts = judge({
    subjects: buildSubjects(reading),
    bases,
    policy: lookUps.policy,
    today,
    agreement: lookUps.agreement ?? 1,
  }).map((verdict) => addTips(verdict, lookUps));
  return {
    checked: true,
    severity: worstSeverity(verdicts.map((verdict) => verdict.severity)),
    verdicts,
    feed: lookUps.feed,
  };
}

/** Which card a finding leads to is settled with its verdict: the feeds may be others when it is shown. */
function addTips(verdict: Verdict, { pickTip }: Pick<LookUps, 'pickTip'>): Verdict {
  const findings = verdict.findings.map((finding) => {
    const tip = pickTip(finding);
    return tip === null ? finding : { ...finding, tip };
  });
  return { ...verdict, findings };
}

function hearUnreadable(fault: unknown): null {
  if (fault instanceof ListUnreadable) return null;
  throw fault;
}

async function readBases(reading: PageReading, lookUps: LookUps): Promise<readonly FindingBasis[]> {
  const matched = await lookUps.matchEvidence(buildEvidence(reading));
  const host = readHost(reading.url);
  const lookAlike = host && lookUps.checkLookAlike(host);
  const imitation: readonly FindingBasis[] = lookAlike
    ? [
        {
          subject: { kind: 'page', ref: 'page', name: lookAlike.host },
          field: 'url',
          kind: 'check',
          code: 'look-alike-host',
          lookAlike,
        },
      ]
    : [];
  // Among classified advertisements a telephone and a transfer are how things are bought.
  const told = matched.filter((basis) => reading.marketplace === true || !isOffPlatform(basis));
  const checks = [...checkListing(reading, told), ...checkDiscount(reading)];
  return [...told, ...checks, ...imitation].filter(lookUps.isAllowed);
}

function isOffPlatform(basis: FindingBasis): boolean {
  return basis.kind === 'claim' && basis.claim.topic === 'off-platform';
}
