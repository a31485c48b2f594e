import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';
import { MarksPicture, ReportPicture, StopPicture } from './welcome-pictures.tsx';
import { exampleIds, type WelcomeProps } from './welcome-props.ts';

/** What is told once, after the install. All of it can be passed over, and nothing of it has to be answered. */
export function Welcome(props: WelcomeProps): JSX.Element {
  const { page, actions } = props;
  const { locale } = page;
  const { welcome } = catalogueOf(locale);
  return (
    <main lang={locale}>
      <header>
        <h1>{welcome.title}</h1>
        <button type="button" onClick={actions.onLeave}>
          {welcome.skip}
        </button>
      </header>
      <p class="lead">{welcome.lead}</p>
      <Languages {...props} />
      <Example {...props} />
      <Does {...props} />
      <section aria-labelledby="sites">
        <h2 id="sites">{welcome.sites.title}</h2>
        <p>{formatText(welcome.sites.lead, { sites: page.sites.join(', ') })}</p>
        <Protect {...props} />
      </section>
      <Never {...props} />
      <p>
        <button type="button" class="main" onClick={actions.onLeave}>
          {welcome.start}
        </button>
      </p>
    </main>
  );
}

const languages = [
  ['vi', 'Tiếng Việt'],
  ['en', 'English'],
] as const;

function Languages({ page, actions }: WelcomeProps): JSX.Element {
  const { welcome } = catalogueOf(page.locale);
  return (
    <div class="languages" role="group" aria-label={welcome.language}>
      {languages.map(([locale, name]) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={page.locale === locale}
          onClick={() => actions.onLocale(locale)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function Does({ page }: WelcomeProps): JSX.Element {
  const { does } = catalogueOf(page.locale).welcome;
  const pictures = [
    [MarksPicture, does.marks, does.marksMore],
    [StopPicture, does.stop, does.stopMore],
    [ReportPicture, does.report, does.reportMore],
  ] as const;
  return (
    <section aria-labelledby="does">
      <h2 id="does">{does.title}</h2>
      <ul class="pictures">
        {pictures.map(([Picture, title, more]) => (
          <li key={title}>
            <Picture />
            <h3>{title}</h3>
            <p>{more}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Example({ page }: WelcomeProps): JSX.Element {
  const { example } = catalogueOf(page.locale).welcome;
  return (
    <section aria-labelledby="example">
      <h2 id="example">{example.title}</h2>
      <p>{example.lead}</p>
      <article class="listing">
        <h3 id={exampleIds.title}>{example.listing}</h3>
        <p class="price">{example.price}</p>
        <p id={exampleIds.description}>{example.description}</p>
      </article>
      <p role="status">{page.example !== 'ready' && example[page.example]}</p>
    </section>
  );
}

function Protect({ page, actions }: WelcomeProps): JSX.Element {
  const { welcome, popup } = catalogueOf(page.locale);
  const { protection } = page;
  return (
    <>
      <h3>{welcome.protect.title}</h3>
      {protection !== 'granted' && (
        <>
          <p>{popup.protectAllWhy}</p>
          <p>
            <button type="button" onClick={actions.onProtect}>
              {popup.protectAll}
            </button>
          </p>
        </>
      )}
      <p role="status">
        {protection === 'granted' && welcome.protect.done}
        {protection === 'refused' && welcome.protect.refused}
      </p>
    </>
  );
}

function Never({ page }: WelcomeProps): JSX.Element {
  const { title, ...lines } = catalogueOf(page.locale).welcome.never;
  return (
    <section aria-labelledby="never">
      <h2 id="never">{title}</h2>
      <ul class="never">
        {Object.values(lines).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
