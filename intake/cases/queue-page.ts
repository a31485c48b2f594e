import { html } from 'hono/html';
import type { AuditCheck, AuditRow } from '../store/audit.ts';
import type { Objection, QueueRow } from '../store/case-store.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Session } from '../store/moderators.ts';
import { csrfField, framePage, type Markup, type Reader, showTime } from './page-frame.ts';
import { fillWords } from './words.ts';

export function buildLoginPage(reader: Reader, fault: string | null): Markup {
  const { words } = reader;
  return framePage(reader, words.logIn, {
    body: html`${fault ? html`<p role="alert">${fault}</p>` : ''}
      <form method="post" action="/moderate/login">
        <label
          >${words.token} <input name="token" type="password" autocomplete="off" required
        /></label>
        <button>${words.logIn}</button>
      </form>`,
  });
}

/** Cases in the order in which they have waited. */
export function buildQueuePage(reader: Reader, title: string, rows: readonly QueueRow[]): Markup {
  const { words, locale } = reader;
  const lines = rows.map(
    (row) =>
      html`<tr>
        <td><a href="/moderate/cases/${row.id}">${row.subjectKey}</a></td>
        <td>${words.states[row.state]}</td>
        <td>${row.reports}</td>
        <td>${showTime(row.openedAt, locale)}</td>
        <td>${showTime(row.lastAt, locale)}</td>
      </tr>`,
  );
  return framePage(reader, title, {
    body: html`<p>${words.countDecidesNothing}</p>
      ${
        rows.length === 0
          ? html`<p>${words.nothingHere}</p>`
          : html`<table>
              <thead>
                <tr>
                  <th>${words.subject}</th>
                  <th>${words.state}</th>
                  <th>${words.reports}</th>
                  <th>${words.openedAt}</th>
                  <th>${words.receivedAt}</th>
                </tr>
              </thead>
              <tbody>
                ${lines}
              </tbody>
            </table>`
      }`,
  });
}

export function buildObjectionsPage(
  reader: Reader,
  session: Session,
  rows: readonly Objection[],
): Markup {
  const { words } = reader;
  const list = rows.map(
    (row) =>
      html`<article>
        ${showObjection(row, reader)}
        <form method="post" action="/moderate/objections/${row.id}/close">
          ${csrfField(session)}<button>${words.closeButton}</button>
        </form>
      </article>`,
  );
  return framePage(reader, words.objections, {
    body: rows.length === 0 ? html`<p>${words.nothingHere}</p>` : html`${list}`,
  });
}

/** What a seller wrote, as text and nothing but text. */
export function showObjection(row: Objection, { words, locale }: Reader): Markup {
  return html`<dl>
    <dt>${words.receivedAt}</dt>
    <dd>${showTime(row.receivedAt, locale)}</dd>
    <dt>${words.subject}</dt>
    <dd>
      ${row.caseId ? html`<a href="/moderate/cases/${row.caseId}">${row.about}</a>` : row.about}
    </dd>
    <dt>${words.statement}</dt>
    <dd class="words">${row.statement}</dd>
    ${
      row.contact === null
        ? ''
        : html`<dt>${words.contact}</dt>
            <dd>${row.contact}</dd>`
    }
  </dl>`;
}

export function buildAuditPage(
  reader: Reader,
  rows: readonly AuditRow[],
  check: AuditCheck,
): Markup {
  const { words } = reader;
  const isIntact = check.brokenAt === null;
  return framePage(reader, words.audit, {
    body: html`<p role="${isIntact ? 'status' : 'alert'}">
        ${
          isIntact
            ? fillWords(words.auditIntact, { rows: check.rows, head: check.head })
            : fillWords(words.auditBroken, { row: String(check.brokenAt) })
        }
      </p>
      ${showAudit(rows, reader)}`,
  });
}

export function showAudit(rows: readonly AuditRow[], { words, locale }: Reader): Markup {
  const lines = rows.map(
    (row) =>
      html`<tr>
        <td>${row.seq}</td>
        <td>${showTime(new Date(row.atMs), locale)}</td>
        <td>${row.actor}</td>
        <td>${row.action}</td>
        <td>${row.subject}</td>
        <td class="words">${row.detail}</td>
      </tr>`,
  );
  return html`<table>
    <thead>
      <tr>
        <th>#</th>
        <th>${words.at}</th>
        <th>${words.by}</th>
        <th>${words.action}</th>
        <th>${words.subject}</th>
        <th>${words.detail}</th>
      </tr>
    </thead>
    <tbody>
      ${lines}
    </tbody>
  </table>`;
}

/** The public page of how well decisions were made. */
export function buildLedgerPage(reader: Reader, ledger: Ledger): Markup {
  const { words } = reader;
  const { decisions, reversals, medianDaysToDecision, undecided, openObjections, audit } = ledger;
  const days = medianDaysToDecision ?? words.ledgerNone;
  const row = { row: audit.rows + 1 };
  return framePage(reader, words.ledger, {
    body: html`<ul>
      <li>${words.ledgerHuman}</li>
      <li>${fillWords(words.ledgerDecisions, decisions)}</li>
      <li>${fillWords(words.ledgerReversals, { reversals })}</li>
      <li>${fillWords(words.ledgerMedian, { days })}</li>
      <li>${fillWords(words.ledgerWaiting, { undecided, objections: openObjections })}</li>
      <li>
        ${audit.intact ? fillWords(words.auditIntact, { rows: audit.rows, head: audit.head }) : fillWords(words.auditBroken, row)}
      </li>
    </ul>`,
  });
}
