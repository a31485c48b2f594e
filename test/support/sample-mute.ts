import type { Mute } from '#lib/domain/mute.ts';

export const mutedAtMs = Date.UTC(2026, 10, 23);

/** A mute without an end, of one claim at one listing. */
export function sampleMute(changes: Partial<Mute> = {}): Mute {
  return {
    subject: 'listing:shopee:vn:900100200.77001',
    code: 'claim:cure',
    severity: 'caution',
    kind: 'listing',
    name: 'Trà thảo mộc demo',
    label: { vi: 'Nội dung cần kiểm chứng', en: 'Claim needs proof' },
    sinceMs: mutedAtMs,
    untilMs: null,
    ...changes,
  };
}
