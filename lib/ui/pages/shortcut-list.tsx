import { useState } from 'preact/hooks';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';

export type KeyView = { readonly name: string; readonly key: string };
export type KeysProps = {
  readonly locale: Locale;
  /** Null: this browser has no shortcuts for extensions. */
  readonly keys: readonly KeyView[] | null;
  readonly canChange: boolean;
  /** The browser's own page of shortcuts. */
  readonly ownPage: string;
  readonly outcome: 'none' | 'changed' | 'refused';
  readonly onChange: (name: string, key: string) => void;
  readonly onReset: (name: string) => void;
  readonly onOwnPage: () => void;
};

/** The extension's keys as the browser has them now, and the way to other ones. */
export function ShortcutList(props: KeysProps): JSX.Element {
  const { locale, keys, canChange, outcome } = props;
  const { keys: words } = catalogueOf(locale).choices;
  return (
    <section aria-labelledby="keys">
      <h2 id="keys">{words.title}</h2>
      <p class="muted">{keys === null ? words.missing : words.lead}</p>
      <ul class="rows">
        {keys?.map((each) => (
          <KeyRow key={each.name} {...props} each={each} />
        ))}
      </ul>
      {keys !== null && !canChange && (
        <>
          <p class="muted">{formatText(words.browserOnly, { address: props.ownPage })}</p>
          <div class="row">
            <button type="button" onClick={props.onOwnPage}>
              {words.openBrowser}
            </button>
          </div>
        </>
      )}
      <p role="status" data-tone={outcome === 'refused' ? 'caution' : undefined}>
        {outcome !== 'none' && words[outcome]}
      </p>
    </section>
  );
}

function KeyRow({ each, ...props }: KeysProps & { readonly each: KeyView }): JSX.Element {
  const [typed, setTyped] = useState('');
  const { keys: words } = catalogueOf(props.locale).choices;
  const what = { 'report-page': words.report, _execute_action: words.popup };
  const name =
    each.name === 'report-page' || each.name === '_execute_action' ? what[each.name] : each.name;
  return (
    <li data-command={each.name}>
      <span>
        {name} <kbd>{each.key === '' ? words.none : each.key}</kbd>
      </span>
      {props.canChange && (
        <form
          class="key"
          onSubmit={(event) => {
            event.preventDefault();
            props.onChange(each.name, typed.trim());
          }}
        >
          <input
            type="text"
            aria-label={formatText(words.newKey, { name })}
            placeholder={words.example}
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <button type="submit">{words.change}</button>
          <button type="button" class="quiet" onClick={() => props.onReset(each.name)}>
            {words.reset}
          </button>
        </form>
      )}
    </li>
  );
}
