import { type Choices, strictnesses } from '#lib/domain/choices.ts';
import { type Locale, locales } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { JSX } from 'preact';

export type LookProps = {
  readonly locale: Locale;
  readonly choices: Choices;
  /** The last choice was not kept. */
  readonly hasFailed: boolean;
  readonly onLocale: (locale: Locale) => void;
  readonly onChoose: (by: Partial<Choices>) => void;
};

/** Language, how much is drawn on pages, and the palette; the way to the shopper's reports. */
export function LookChoices(props: LookProps): JSX.Element {
  const { choices: words } = catalogueOf(props.locale);
  return (
    <section aria-labelledby="look">
      <h2 id="look">{words.title}</h2>
      <LanguageChoice {...props} />
      <StrictnessChoice {...props} />
      <PaletteChoice {...props} />
      <p role="status" data-tone={props.hasFailed ? 'caution' : undefined}>
        {props.hasFailed && words.failed}
      </p>
      <p>
        <a href="/reports.html">{words.reports}</a>
      </p>
    </section>
  );
}

function LanguageChoice({ locale, onLocale }: LookProps): JSX.Element {
  const { choices: words, popup } = catalogueOf(locale);
  const names = { vi: popup.vietnameseName, en: popup.englishName };
  return (
    <label class="field">
      {words.language}
      <select
        name="language"
        value={locale}
        onChange={({ currentTarget }) => {
          const chosen = locales.find((each) => each === currentTarget.value);
          if (chosen) onLocale(chosen);
        }}
      >
        {locales.map((each) => (
          <option key={each} value={each} lang={each}>
            {names[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

function StrictnessChoice({ locale, choices, onChoose }: LookProps): JSX.Element {
  const { choices: words } = catalogueOf(locale);
  return (
    <fieldset>
      <legend>{words.strictness}</legend>
      {strictnesses.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="strictness"
            value={each}
            checked={choices.strictness === each}
            onChange={() => onChoose({ strictness: each })}
          />
          {words.level[each]}
        </label>
      ))}
      <p class="muted">{words.strictnessHint}</p>
    </fieldset>
  );
}

function PaletteChoice({ locale, choices, onChoose }: LookProps): JSX.Element {
  const { choices: words } = catalogueOf(locale);
  return (
    <div class="choices">
      <label>
        <input
          type="checkbox"
          name="palette"
          checked={choices.palette === 'clear'}
          onChange={({ currentTarget }) =>
            onChoose({ palette: currentTarget.checked ? 'clear' : 'usual' })
          }
        />
        <span>
          {words.palette}
          <span class="muted block">{words.paletteHint}</span>
        </span>
      </label>
    </div>
  );
}
