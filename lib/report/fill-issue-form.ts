import { letters } from '#lib/i18n/letters.ts';
import type { ChannelText } from './compose-text.ts';

/** Servers refuse longer addresses, most of them from 8 KiB on. Characters after encoding. */
export const maxIssueFormChars = 7_000;

/**
 * The address of a public form with the text in it (docs/feed-format.md, F4). The template is a feed's, checked when the
 * feed was taken; title and body come from pages and are encoded, so that they stay values whatever they hold. Lines that
 * would make it too long are left out from the end, and said so.
 */
export function fillIssueForm(template: string, { subject, lines, language }: ChannelText): string {
  const fill = (kept: readonly string[]): string => {
    const values = { title: subject, body: kept.join('\n') };
    return template.replaceAll(/\{(title|body)\}/g, (_, name: string) =>
      encodeURIComponent((name === 'title' ? values.title : values.body).toWellFormed()),
    );
  };
  for (let keep = lines.length; keep > 0; keep -= 1) {
    const address = fill(
      keep === lines.length ? lines : [...lines.slice(0, keep), letters[language].cut],
    );
    if (address.length <= maxIssueFormChars) return address;
  }
  return fill([letters[language].cut]);
}
