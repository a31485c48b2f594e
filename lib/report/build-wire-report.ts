import type { ReportDetails } from '#lib/domain/kept-report.ts';
import type { ReportDraft } from '#lib/domain/report.ts';
import { cleanLine, cleanWords } from './clean-text.ts';
import { reportLimits as limits } from './report-limits.ts';
import {
  digestEvidence,
  identifierTextSchema,
  type WireEvidence,
  type WireReport,
  wireReportSchema,
  wireSchemaVersion,
} from './wire-report.ts';

/**
 * The report that leaves, made of what was kept. Texts of the page are cleaned and cut; an identifier that has no normal
 * form is left out rather than the report lost.
 * @throws ZodError where the draft itself is no report (an address that is not cleaned, an id that is not random hex)
 */
export async function buildWireReport(
  draft: ReportDraft,
  details: ReportDetails,
): Promise<WireReport> {
  const evidence = buildEvidence(draft);
  return wireReportSchema.parse({
    schemaVersion: wireSchemaVersion,
    id: draft.id,
    locale: draft.locale,
    evidence,
    evidenceSha256: await digestEvidence(evidence),
    reason: details.reason,
    words: cleanWords(details.words, limits.wordsChars),
    screenshot: details.screenshot,
    ...(details.withWholeAddress && draft.behindPath !== undefined
      ? { wholeAddress: `${evidence.url}${draft.behindPath}` }
      : {}),
  });
}

function buildEvidence(draft: ReportDraft): WireEvidence {
  return {
    observedAtMs: draft.createdAtMs,
    subject: {
      kind: draft.subject.kind,
      identifiers: listIdentifiers(draft),
    },
    url: shortenUrl(draft.url),
    title: cleanLine(draft.title, limits.titleChars),
    seller: cleanLine(draft.shopName, limits.sellerChars),
    price: draft.price && buildPrice(draft.price),
    findings: draft.evidence.slice(0, limits.findings).map(({ kind, code, quote }) => ({
      kind,
      code: cleanLine(code, limits.codeChars) ?? kind,
      quote: cleanLine(quote, limits.quoteChars),
    })),
    versions: {
      extension: cleanLine(draft.versions.extension, limits.versionChars) ?? '?',
      feed: draft.versions.feed,
      siteRule: cleanLine(draft.versions.siteRule, limits.versionChars) ?? '?',
    },
  };
}

// A page may call itself anything: a slug of two thousand signs names nothing, and must not cost the whole report.
function listIdentifiers({ subject }: ReportDraft): string[] {
  return [...new Set(subject.identifiers)]
    .filter((text) => identifierTextSchema.safeParse(text).success)
    .sort()
    .slice(0, limits.identifiers);
}

function shortenUrl(url: string): string {
  return url.length <= limits.urlChars ? url : `${new URL(url).origin}/`;
}

// A price that cannot be written as a plain decimal says nothing a maintainer could use.
function buildPrice({ amount, currency }: { amount: number; currency: string }) {
  const text = Number.isFinite(amount) ? String(Math.round(amount * 10_000) / 10_000) : '';
  const isPlain = /^\d{1,15}(?:\.\d{1,4})?$/.test(text) && /^[A-Z]{3}$/.test(currency);
  return isPlain ? { amount: text, currency } : null;
}
