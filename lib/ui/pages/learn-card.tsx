import type { Locale } from '#lib/domain/localised.ts';
import type { TipContactView, TipView } from '#lib/domain/tip.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import { readSafeHref } from '#lib/ui/safe-href.ts';
import type { ComponentChildren, JSX } from 'preact';

export type LearnCardProps = {
  readonly tip: TipView;
  readonly locale: Locale;
  readonly isOpen: boolean;
};

/** One card. Words of a feed are text, and the only addresses are those that ship inside. */
export function LearnCard({ tip, locale, isOpen }: LearnCardProps): JSX.Element {
  const { learn } = catalogueOf(locale);
  return (
    <details id={`card-${tip.id}`} class="tip" open={isOpen}>
      <summary>
        <h2>{tip.title}</h2>
      </summary>
      {tip.from !== null && <p class="muted">{formatText(learn.from, { name: tip.from })}</p>}
      <h3>{learn.rights}</h3>
      <ul>
        {tip.rights.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h3>{learn.steps}</h3>
      <ol>
        {tip.steps.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
      <h3>{learn.contacts}</h3>
      <ul>
        {tip.contacts.map((contact) => (
          <Sourced key={contact.name} verified={contact.verified} locale={locale}>
            <Contact {...contact} />
          </Sourced>
        ))}
      </ul>
      <h3>{learn.laws}</h3>
      <ul>
        {tip.laws.map(({ text, verified }) => (
          <Sourced key={text} verified={verified} locale={locale}>
            {text}
          </Sourced>
        ))}
      </ul>
      <p class="muted">{formatText(learn.reviewed, { date: tip.reviewed })}</p>
    </details>
  );
}

type SourcedProps = {
  readonly verified: boolean;
  readonly locale: Locale;
  readonly children: ComponentChildren;
};

function Sourced({ verified, locale, children }: SourcedProps): JSX.Element {
  return (
    <li>
      {children}
      {!verified && <span class="tag">{catalogueOf(locale).learn.unverified}</span>}
    </li>
  );
}

function Contact({ name, href }: TipContactView): JSX.Element {
  const safe = href === null ? null : readSafeHref(href);
  if (safe === null) return <>{name}</>;
  const away = safe.startsWith('https:') ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  return (
    <a href={safe} {...away}>
      {name}
    </a>
  );
}
