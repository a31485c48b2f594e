import { html } from 'hono/html';
import { framePage, type Markup, type Reader } from '../cases/page-frame.ts';
import { fillWords } from '../cases/words.ts';
import { intakeLimits } from '../limits.ts';

/** The public form. Its script finds the proof of work, so the form cannot be sent a thousand times for nothing. */
export function buildObjectionPage(
  reader: Reader,
  { about, contact }: { readonly about: string; readonly contact: string | null },
): Markup {
  const { words } = reader;
  const byMail = contact === null ? '' : fillWords(words.objectionByMail, { contact });
  return framePage(reader, words.objectionTitle, {
    body: html`<p>${words.objectionIntro}</p>
      <noscript><p role="alert">${words.objectionNoScript}</p></noscript>
      <p>${byMail}</p>
      <form
        id="objection"
        data-working="${words.objectionWorking}"
        data-kept="${words.objectionKept}"
        data-failed="${words.objectionFailed}"
      >
        <label
          >${words.about}
          <input name="about" required maxlength="${intakeLimits.aboutChars}" value="${about}"
        /></label>
        <label
          >${words.statement}
          <textarea
            name="statement"
            rows="8"
            required
            maxlength="${intakeLimits.statementChars}"
          ></textarea>
        </label>
        <label
          >${words.contact}
          <input name="contact" type="email" maxlength="${intakeLimits.contactChars}"
        /></label>
        <p>${words.objectionPrivacy}</p>
        <button>${words.objectionButton}</button>
        <p id="said" role="status"></p>
      </form>`,
    script: '/objection.js',
  });
}
