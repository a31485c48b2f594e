import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatCount } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';

/** How many pages of this site could not be read lately, that it is known only here, and the press that deletes it. */
export function PopupUnread({
  pages,
  locale,
  onForget,
}: {
  readonly pages: number;
  readonly locale: Locale;
  readonly onForget: () => void;
}): JSX.Element {
  const { popup } = catalogueOf(locale);
  return (
    <section class="group unread">
      <p>
        {formatCount(popup.unreadPages, pages, locale)} {popup.unreadPagesWhere}
      </p>
      <button type="button" onClick={onForget}>
        {popup.forgetUnread}
      </button>
    </section>
  );
}
