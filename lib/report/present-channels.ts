import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatDate, formatText } from '#lib/i18n/format.ts';
import type {
  ChannelsView,
  ChannelView,
  ChannelWay,
  SourcedLine,
} from '#lib/domain/channel-view.ts';
import type { Channel, ChannelContact, ChannelSource } from './channel-schema.ts';
import { buildTelHref, type Channels } from './channels.ts';
import { type ChosenChannel, chooseChannels } from './choose-channels.ts';
import {
  composeSms,
  composeText,
  composeTextMail,
  readLetterLanguage,
  type TextInput,
} from './compose-text.ts';
import { fillIssueForm } from './fill-issue-form.ts';

/** `issueForm`: the template of the feed's public form, or null. `locale`: of what is said, not of what is copied. */
export type PresentInput = Omit<TextInput, 'language' | 'country'> & {
  readonly channels: Channels;
  readonly locale: Locale;
  readonly issueForm: string | null;
};

/** Every place that this report can be taken to, with the text that is ready to paste there. */
export function presentChannels(input: PresentInput): ChannelsView {
  const { draft, details, channels, locale, issueForm } = input;
  const words = catalogueOf(locale).channels;
  const chosen = chooseChannels(draft, details, channels).map((each) => presentOne(each, input));
  const form = issueForm === null ? [] : [presentIssueForm(issueForm, input)];
  const country = words.country.name[channels.country];
  const lead = formatText(words.forCountry, { country });
  return {
    lead: channels.own.length === 0 ? words.noOwn : lead,
    channels: [...chosen, ...form],
  };
}

function presentOne({ channel, why }: ChosenChannel, input: PresentInput): ChannelView {
  const { locale } = input;
  const words = catalogueOf(locale).channels;
  const language = readLetterLanguage(channel.languages);
  const writing = { ...input, language, country: input.channels.country };
  const letter = composeText(writing);
  const syntax = channel.contacts.find((contact) => contact.kind === 'sms')?.syntax ?? null;
  const sms = syntax === null ? null : composeSms(syntax, writing);
  const steps = channel.contacts.find((contact) => contact.kind === 'steps')?.steps[locale] ?? null;
  const fields = channel.asksFor.map((field) => words.field[field]).join(words.joinFields);
  return {
    id: channel.id,
    name: channel.name[locale],
    operator: formatText(words.operator, { operator: channel.operator[locale] }),
    why: words.why[why],
    isVerified: channel.verified,
    steps,
    ways: channel.contacts.flatMap((contact) => presentWay(contact, { input, letter, sms }) ?? []),
    asksFor: fields === '' ? null : formatText(words.asksFor, { fields }),
    facts: channel.facts.map(({ text, source }) => ({
      text: formatText(words.fact, { text: text[locale], source: nameSource(source, locale) }),
      href: source.url,
    })),
    sources: presentSources(channel, locale),
    note: null,
    text: {
      subject: sms === null ? letter.subject : null,
      body: sms ?? letter.lines.join('\n'),
      lang: language,
      writtenIn: formatText(words.writtenIn, { language: words.language[language] }),
    },
  };
}

type Written = {
  readonly input: PresentInput;
  readonly letter: ReturnType<typeof composeText>;
  readonly sms: string | null;
};

function presentWay(contact: ChannelContact, written: Written): ChannelWay | null {
  const words = catalogueOf(written.input.locale).channels;
  switch (contact.kind) {
    case 'tel': {
      const { number } = contact;
      const text = formatText(words.call, { number });
      return { kind: 'link', text, href: buildTelHref(number), host: null };
    }
    case 'page': {
      const host = (URL.parse(contact.url)?.host ?? contact.url).replace(/^www\./, '');
      const text = formatText(words.open[contact.opens], { host });
      return { kind: 'page', text, href: contact.url, host };
    }
    case 'email': {
      const { address } = contact;
      const href = composeTextMail(written.letter, address);
      return { kind: 'link', text: formatText(words.mail, { address }), href, host: null };
    }
    case 'sms': {
      const { number } = contact;
      const body = written.sms === null ? '' : `?body=${encodeURIComponent(written.sms)}`;
      const text = formatText(words.sms, { number });
      return { kind: 'link', text, href: `sms:${number}${body}`, host: null };
    }
    case 'steps':
      return null;
  }
}

function presentSources({ sources }: Channel, locale: Locale): readonly SourcedLine[] {
  const { noSource } = catalogueOf(locale).channels;
  if (sources.length === 0) return [{ text: noSource, href: null }];
  return sources.map((source) => ({ text: nameSource(source, locale), href: source.url }));
}

function nameSource({ title, on }: ChannelSource, locale: Locale): string {
  const words = catalogueOf(locale).channels;
  return on === null
    ? formatText(words.source, { title })
    : formatText(words.sourceOn, { title, on: formatDate(on, locale) });
}

/** The publisher's own public form, where the signed feed names one: read by everybody, and said so. */
function presentIssueForm(template: string, input: PresentInput): ChannelView {
  const { locale, channels } = input;
  const words = catalogueOf(locale).channels;
  const letter = composeText({ ...input, language: locale, country: channels.country });
  const href = fillIssueForm(template, letter);
  const host = URL.parse(href)?.host ?? '';
  return {
    id: 'issue-form',
    name: formatText(words.issueForm, { host }),
    operator: formatText(words.operator, { operator: host }),
    why: words.why['feed-publisher'],
    isVerified: true,
    steps: null,
    ways: [{ kind: 'link', text: words.issueFormOpen, href, host: null }],
    asksFor: null,
    facts: [],
    sources: [],
    note: formatText(words.issueFormHint, { host }),
    text: {
      subject: letter.subject,
      body: letter.lines.join('\n'),
      lang: locale,
      writtenIn: formatText(words.writtenIn, { language: words.language[locale] }),
    },
  };
}
