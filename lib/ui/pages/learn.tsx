import { isConsumerDay } from '#lib/domain/consumer-day.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatCount, formatText } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';
import { LearnCard } from './learn-card.tsx';
import type { LearnProps } from './learn-props.ts';

/** The library of cards on a shopper's rights. Pure: what it is given is what it shows. */
export function Learn(props: LearnProps): JSX.Element {
  const { page, nowMs } = props;
  const { locale } = page.view;
  const { learn } = catalogueOf(locale);
  return (
    <main lang={locale}>
      <h1>{learn.title}</h1>
      <p class="lead">{learn.lead}</p>
      {isConsumerDay(nowMs) && <p class="day">{learn.day}</p>}
      {page.state === 'ready' ? <Library {...props} /> : <p role="status">{learn[page.state]}</p>}
    </main>
  );
}

function Library(props: LearnProps): JSX.Element {
  const { page, actions } = props;
  const { view } = page;
  const { learn, notChecked } = catalogueOf(view.locale);
  if (view.missing !== null) {
    const text = formatText(learn.missing, { reason: notChecked[view.missing] });
    return <p role="status">{text}</p>;
  }
  if (view.total === 0) return <p role="status">{learn.empty}</p>;
  const isNarrowed = page.query !== '' || page.for !== null;
  return (
    <>
      <Search {...props} />
      <p class="found" role="status">
        {page.isGone && `${learn.gone} `}
        {view.tips.length === 0
          ? learn.none
          : formatCount(learn.found, view.tips.length, view.locale)}
      </p>
      <p class="row tools">
        {isNarrowed && (
          <button type="button" onClick={actions.onAll}>
            {learn.showAll}
          </button>
        )}
        <button type="button" class="quiet" onClick={actions.onPrint}>
          {learn.print}
        </button>
      </p>
      {view.tips.map((tip) => (
        <LearnCard
          key={tip.id}
          tip={tip}
          locale={view.locale}
          isOpen={page.open === tip.id || view.tips.length === 1}
        />
      ))}
    </>
  );
}

function Search({ page, actions }: LearnProps): JSX.Element {
  const { learn } = catalogueOf(page.view.locale);
  return (
    <form role="search" onSubmit={(event) => event.preventDefault()}>
      <label class="field">
        <span>{learn.search}</span>
        <input
          type="search"
          maxLength={200}
          value={page.query}
          aria-describedby="search-hint"
          onInput={(event) => actions.onQuery(event.currentTarget.value)}
        />
      </label>
      <p class="muted" id="search-hint">
        {learn.searchHint}
      </p>
    </form>
  );
}
