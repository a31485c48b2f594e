import { html } from 'hono/html';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import type { CaseFile } from '../store/case-store.ts';
import type { Session } from '../store/moderators.ts';
import { outcomes } from '../store/tables.ts';
import { csrfField, framePage, type Markup, type Reader, showTime } from './page-frame.ts';
import { showAudit, showObjection } from './queue-page.ts';
import { fillWords } from './words.ts';

export type CasePageInput = {
  readonly file: CaseFile;
  readonly session: Session;
  readonly fault: string | null;
  /** Where this intake is reached, for the link that the seller gets: `https://intake.example`. */
  readonly origin: string;
};

/** Everything known of a case, and the forms to decide it. Texts of shoppers, sellers and shops are text, never markup. */
export function buildCasePage(reader: Reader, input: CasePageInput): Markup {
  const { words } = reader;
  const { file, fault } = input;
  const kind = Object.entries(words.kinds).find(([key]) => key === file.row.subjectKind)?.[1];
  return framePage(reader, file.row.subjectKey, {
    body: html`${fault ? html`<p role="alert">${fault}</p>` : ''}
      <p>${kind ?? file.row.subjectKind} · ${words.states[file.row.state]}</p>
      <section>
        <h2>${words.reports}</h2>
        <p>
          ${fillWords(words.reportsShown, { shown: file.reports.length, all: file.reportCount })}
          ${words.countDecidesNothing}
        </p>
        ${file.reports.map((report) => showReport(report, reader))}
      </section>
      ${showForms(reader, input)} ${showHistory(reader, file)}`,
  });
}

function showReport(report: CaseFile['reports'][number], { words, locale }: Reader): Markup {
  const { evidence, reason, words: said, evidenceSha256, wholeAddress } = report.body;
  const row = (name: string, value: Markup | string | null): Markup | string =>
    value === null
      ? ''
      : html`<dt>${name}</dt>
          <dd>${value}</dd>`;
  const quotes = evidence.findings.map(
    ({ kind, code, quote }) =>
      html`<li>${kind} ${code}${quote === null ? '' : html`: <q>${quote}</q>`}</li>`,
  );
  const { extension, feed, siteRule } = evidence.versions;
  return html`<article>
    <dl>
      ${row(words.receivedAt, showTime(report.receivedAt, locale))}
      ${row(words.observedAt, showTime(new Date(evidence.observedAtMs), locale))}
      ${row(words.reason, reason === null ? words.noReason : words.reasons[reason])}
      ${row(
        words.address,
        html`<a href="${evidence.url}" rel="noreferrer noopener nofollow">${evidence.url}</a>`,
      )}
      ${row(words.wholeAddress, wholeAddress === undefined ? null : html`<code>${wholeAddress}</code>`)}
      ${row(words.listingTitle, evidence.title)} ${row(words.seller, evidence.seller)}
      ${row(words.price, evidence.price && `${evidence.price.amount} ${evidence.price.currency}`)}
      ${row(words.identifiers, evidence.subject.identifiers.join(', '))}
      ${row(
        words.findings,
        html`<ul>
          ${quotes}
        </ul>`,
      )}
      ${row(words.shopperWords, said === null ? null : html`<span class="words">${said}</span>`)}
      ${row(words.versions, `${extension} · ${feed} · ${siteRule}`)}
      ${row(words.evidenceHash, html`<code>${evidenceSha256}</code>`)}
    </dl>
    ${
      report.hasPicture
        ? html`<img src="/moderate/pictures/${report.id}" alt="${words.picture}" loading="lazy" />`
        : ''
    }
  </article>`;
}

function showForms({ words }: Reader, { file, session, origin }: CasePageInput): Markup {
  const { id, state } = file.row;
  const outcomeOptions = outcomes.map(
    (each) => html`<option value="${each}">${words.states[each]}</option>`,
  );
  const reasonOptions = reasonCodes.map(
    (each) => html`<option value="${each}">${words.reasons[each]}</option>`,
  );
  return html`<section>
      <h2>${words.decide}</h2>
      <form method="post" action="/moderate/cases/${id}/decide">
        ${csrfField(session)}
        <label
          >${words.outcome}
          <select name="outcome">
            ${outcomeOptions}
          </select></label
        >
        <label
          >${words.reason}
          <select name="reason">
            ${reasonOptions}
          </select></label
        >
        <label>${words.note} <textarea name="note" rows="3"></textarea></label>
        <button>${words.decideButton}</button>
      </form>
    </section>
    ${
      state === 'open'
        ? html`<section>
            <h2>${words.ask}</h2>
            <p>${words.askHelp} <code>${origin}/objections?about=${id}</code></p>
            <form method="post" action="/moderate/cases/${id}/ask">
              ${csrfField(session)}<button>${words.askButton}</button>
            </form>
          </section>`
        : ''
    }
    <section>
      <h2>${words.answer}</h2>
      <p>${words.answerHelp}</p>
      <form method="post" action="/moderate/cases/${id}/answer">
        ${csrfField(session)}
        <label>${words.answerText} <textarea name="text" rows="3" required></textarea></label>
        <label>${words.answerOn} <input type="date" name="givenOn" required /></label>
        <button>${words.answerButton}</button>
      </form>
    </section>`;
}

function showHistory(reader: Reader, file: CaseFile): Markup {
  const { words, locale } = reader;
  const decided = file.decisions.map(
    (each) =>
      html`<li>
        ${showTime(each.decidedAt, locale)} · ${each.moderator} · ${words.states[each.outcome]} ·
        ${each.reason} · <span class="words">${each.note}</span>
      </li>`,
  );
  const answers = file.answers.map(
    (each) => html`<li>${each.givenOn}: <q class="words">${each.text}</q></li>`,
  );
  const others = file.otherCases.map(
    (each) =>
      html`<li>
        <a href="/moderate/cases/${each.id}">${showTime(each.openedAt, locale)}</a>
        ${words.states[each.state]}
      </li>`,
  );
  return html`<section>
    <h2>${words.history}</h2>
    <ul>
      ${decided} ${answers}
    </ul>
    ${file.objections.map((row) => html`<article>${showObjection(row, reader)}</article>`)}
    <h2>${words.otherCases}</h2>
    ${
      others.length === 0
        ? html`<p>${words.nothingHere}</p>`
        : html`<ul>
            ${others}
          </ul>`
    }
    <h2>${words.audit}</h2>
    ${showAudit(file.audit, reader)}
  </section>`;
}
