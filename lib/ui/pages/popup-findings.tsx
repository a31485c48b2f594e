import type { Locale } from '#lib/domain/localised.ts';
import type { LinkView, PageView, VerdictView } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { readSafeHref } from '#lib/ui/safe-href.ts';
import type { JSX } from 'preact';
import { type MuteProps, MuteWays } from './popup-mutes.tsx';
import { ToneIcon } from './tone-icon.tsx';

const kinds = ['page', 'listing', 'shop'] as const;
const tones = ['danger', 'caution', 'info', 'credit', 'unchecked', 'none'];

export type PopupFindingsProps = Pick<MuteProps, 'onMute'> & { readonly view: PageView };

/** What was found, subject by subject, the gravest first; then what is shown small on the page. */
export function PopupFindings({ view, onMute }: PopupFindingsProps): JSX.Element {
  const { subject } = catalogueOf(view.locale);
  const said = view.verdicts.filter(({ findings }) => findings.length > 0);
  const cards = said.filter((verdict) => verdict.subject.kind === 'card');
  const weigh = (kind: string): number =>
    Math.min(
      ...said.filter((each) => each.subject.kind === kind).map((each) => tones.indexOf(each.tone)),
    );
  const ordered = kinds.toSorted((a, b) => weigh(a) - weigh(b) || 0);
  return (
    <>
      {ordered.map((kind) => {
        const verdicts = said.filter((verdict) => verdict.subject.kind === kind);
        if (verdicts.length === 0) return null;
        return (
          <section key={kind} class="group">
            <h2>{subject[kind]}</h2>
            {verdicts.map((verdict) => (
              <Findings
                key={verdict.subject.ref}
                verdict={verdict}
                locale={view.locale}
                onMute={onMute}
              />
            ))}
          </section>
        );
      })}
      {cards.length > 0 && (
        <section class="group">
          <h2>{subject.card}</h2>
          {cards.map((verdict) => (
            <CardFindings
              key={verdict.subject.ref}
              verdict={verdict}
              locale={view.locale}
              onMute={onMute}
            />
          ))}
        </section>
      )}
    </>
  );
}

type OneVerdict = Pick<MuteProps, 'onMute'> & {
  readonly verdict: VerdictView;
  readonly locale: Locale;
};

function CardFindings({ verdict, locale, onMute }: OneVerdict): JSX.Element {
  const { tone, word, subject } = verdict;
  return (
    <details data-tone={tone}>
      <summary>
        <ToneIcon name={tone === 'none' ? 'info' : tone} />
        <span>
          <b>{word}</b> {subject.name}
        </span>
      </summary>
      <Findings verdict={verdict} locale={locale} onMute={onMute} />
    </details>
  );
}

function Findings({ verdict, locale, onMute }: OneVerdict): JSX.Element {
  return (
    <ul>
      {verdict.findings.map((finding) => (
        <Finding key={finding.id} finding={finding} locale={locale} onMute={onMute} />
      ))}
    </ul>
  );
}

function Finding({ finding, locale, onMute }: MuteProps): JSX.Element {
  const { guard } = catalogueOf(locale);
  return (
    <li class="finding" data-tone={finding.tone}>
      <ToneIcon name={finding.tone} />
      <div>
        <p class="label">{finding.label}</p>
        {finding.quote !== null && <p class="quote">“{finding.quote}”</p>}
        <p>{finding.why}</p>
        <p class="source">
          {finding.source}
          <SourceLink view={finding.sourceLink} />
          <SourceLink view={finding.objection} />
          {finding.tip !== undefined && (
            <>
              {' · '}
              <a
                href={`learn.html#card-${finding.tip}`}
                target="_blank"
                aria-label={`${guard.rights}: ${finding.label}`}
              >
                {guard.rights}
              </a>
            </>
          )}
        </p>
        {finding.answer !== null && (
          <p class="source answer">
            <b>{guard.sellerAnswer}</b> {finding.answer}
          </p>
        )}
        <MuteWays finding={finding} locale={locale} onMute={onMute} />
      </div>
    </li>
  );
}

function SourceLink({ view }: { readonly view: LinkView | null }): JSX.Element | null {
  const href = view && readSafeHref(view.href);
  if (!view || href === null) return null;
  return (
    <>
      {' · '}
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {view.text}
      </a>
    </>
  );
}
