import type { ReportDraft } from '#lib/domain/report.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText, formatTime } from '#lib/i18n/format.ts';
import type { ReportKept } from '#lib/messages/contract.ts';
import type { KeptPress } from './keep-press.ts';

/** Says of a second press on the same subject that there was one before, and what the press became. */
export function presentPress(kept: ReportKept, press: KeptPress, draft: ReportDraft): ReportKept {
  if (press.as === 'first') return kept;
  const { locale, id } = draft;
  const time = formatTime(press.earlier.createdAtMs, locale);
  const text = `${formatText(catalogueOf(locale).presses[press.as], { time })} ${kept.text}`;
  return press.as === 'further' ? { ...kept, text } : { ...kept, text, undoId: id };
}

/** The press as part of the report that it went into: letters name that one. */
export function readTold(press: KeptPress, draft: ReportDraft): ReportDraft {
  return press.as === 'added' ? { ...draft, id: press.earlier.id } : draft;
}
