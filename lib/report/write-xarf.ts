import type { ReasonCode } from '#lib/domain/reason-code.ts';
import type { WireReport } from './wire-report.ts';

/** Who answers for the report towards whoever reads it: the shopper has no account and is not named. */
export type XarfContact = {
  readonly org: string;
  readonly contact: string;
  readonly domain: string;
};

/**
 * Whoever answers for the feed answers for the form. Null when the feed names no e-mail address: XARF asks for one, and
 * none is made up.
 */
export function readXarfContact(objection: string | null): XarfContact | null {
  const contact = /^mailto:([^?@\s]+@([a-z0-9.-]+))(?:\?|$)/.exec(objection ?? '');
  const [, address, domain] = contact ?? [];
  if (address === undefined || domain === undefined) return null;
  return { org: 'Chợ Lành', contact: address, domain };
}

/** In XARF these are other kinds of fraud than shopping (content-fraud, `fraud_type`). */
const otherTypes: Partial<Record<ReasonCode, string>> = { other: 'other' };

/**
 * A report in XARF v4, `content/fraud` with `fraud_type: shopping` (xarf.org, schemas v4), for hosts and registrars that
 * read abuse reports by machine. The form accuses of nothing by itself: it is the only type XARF has for a report about
 * a shop, and the description says that a shopper reported it and that nobody has reviewed it.
 */
export function writeXarf(report: WireReport, contact: XarfContact): string {
  const { evidence, reason, words, screenshot } = report;
  const { hostname } = new URL(evidence.url);
  const payload = { evidence, evidenceSha256: report.evidenceSha256, reason, words };
  const xarf = {
    xarf_version: '4.0.0',
    report_id: writeUuid(report.id),
    timestamp: new Date(evidence.observedAtMs).toISOString(),
    reporter: contact,
    sender: contact,
    source_identifier: hostname,
    category: 'content',
    type: 'fraud',
    url: evidence.url,
    ...(/^([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,}$/.test(hostname) ? { domain: hostname } : {}),
    fraud_type: (reason && otherTypes[reason]) ?? 'shopping',
    evidence_source: 'user_report',
    verification_method: 'user_report',
    description: 'Reported by a shopper; not reviewed. Shopper report, unverified.',
    evidence: [
      {
        content_type: 'application/json',
        description: 'What the page showed to the shopper',
        payload: toBase64(JSON.stringify(payload)),
      },
      ...(screenshot === null
        ? []
        : [
            {
              content_type: screenshot.mediaType,
              description: 'Visible part of the page, redacted by the shopper',
              payload: screenshot.base64,
            },
          ]),
    ],
  };
  return `${JSON.stringify(xarf, null, 2)}\n`;
}

// RFC 9562, version 4: the report's own 122 random bits; version and variant take the place of six others.
function writeUuid(id: string): string {
  const variant = ((Number.parseInt(id[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return [
    id.slice(0, 8),
    id.slice(8, 12),
    `4${id.slice(13, 16)}`,
    `${variant}${id.slice(17, 20)}`,
    id.slice(20, 32),
  ].join('-');
}

function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
