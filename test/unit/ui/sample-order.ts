import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { FindingView, PageView, Tone, VerdictView } from '#lib/domain/verdict.ts';
import type { PaintOrder } from '#lib/messages/contract.ts';

export function sampleFinding(changes: Partial<FindingView> = {}): FindingView {
  return {
    id: 'claim:listing:cure-03',
    tone: 'caution',
    label: 'Nội dung cần kiểm chứng',
    quote: 'trị dứt điểm',
    field: 'description',
    why: 'Thực phẩm không được quảng cáo như thuốc.',
    source: 'Căn cứ: Nghị định 15/2018/NĐ-CP.',
    sourceLink: { text: 'Xem căn cứ', href: 'https://law.example/15' },
    objection: { text: 'Gửi ý kiến phản đối', href: 'mailto:objection@market.example' },
    answer: null,
    ...changes,
  };
}

export function sampleVerdict(
  kind: VerdictView['subject']['kind'],
  tone: Tone | 'none',
  changes: Partial<VerdictView> = {},
): VerdictView {
  const words = {
    danger: 'Cảnh báo',
    caution: 'Kiểm chứng',
    info: 'Lưu ý',
    credit: 'Nhãn đã xác thực',
  };
  return {
    subject: { kind, ref: kind, name: `Tên ${kind}` },
    tone,
    word: tone === 'none' || tone === 'unchecked' ? '' : words[tone],
    findings: tone === 'none' ? [] : [sampleFinding({ id: `claim:${kind}:x`, tone })],
    ...changes,
  };
}

export function cardVerdict(id: string, tone: Tone): VerdictView {
  const ref = `card:${id}`;
  return sampleVerdict('card', tone, {
    subject: { kind: 'card', ref, name: `Trà ${id}` },
    findings: [sampleFinding({ id: `claim:${ref}:x`, tone, field: 'card' })],
  });
}

export function sampleOrder(
  verdicts: readonly VerdictView[],
  changes: Partial<PageView> = {},
): PaintOrder {
  const locale: Locale = changes.locale ?? 'vi';
  return {
    texts: catalogueOf(locale).guard,
    view: {
      locale,
      url: 'https://market.example/p/1',
      platformName: 'Market',
      pageKind: 'listing',
      tone: 'caution',
      headline: '2 điều nên xem trước khi mua',
      detail: 'Sản phẩm trên Market',
      checked: true,
      verdicts,
      ...changes,
    },
  };
}
