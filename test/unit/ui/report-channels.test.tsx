// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { noDetails } from '#lib/domain/kept-report.ts';
import { type Locale, locales } from '#lib/domain/localised.ts';
import type { ReasonCode } from '#lib/domain/reason-code.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { ChannelsView } from '#lib/domain/channel-view.ts';
import { readChannels } from '#lib/report/channels.ts';
import { presentChannels } from '#lib/report/present-channels.ts';
import { ReportChannels } from '#lib/ui/pages/report-channels.tsx';
import { listingDraft } from '../../support/channel-drafts.ts';

const id = 'ab'.repeat(16);
const words = catalogueOf('vi').channels;
const openVcc = words.open['front-page'].replace('{host}', 'bvntd.gov.vn');
let root: HTMLElement;
const seams = {
  view: vi.fn<(reportId: string) => Promise<ChannelsView | null>>(),
  copy: vi.fn<(text: string) => Promise<void>>(),
  open: vi.fn<(href: string) => Promise<void>>(),
};

function buildView(reason: ReasonCode | null = 'other', locale: Locale = 'vi'): ChannelsView {
  return presentChannels({
    draft: listingDraft(),
    details: { ...noDetails, reason },
    channels: readChannels(),
    locale,
    issueForm: 'https://forge.example/new?body={body}',
  });
}

type Report = Parameters<typeof ReportChannels>[0]['report'];

async function show(change: Partial<Report> = {}, locale: Locale = 'vi') {
  const report = { id, reason: null, words: null, ...change };
  await act(async () =>
    render(<ReportChannels report={report} locale={locale} seams={seams} />, root),
  );
}

async function press(text: string, within: Element = root): Promise<void> {
  const found = [...within.querySelectorAll('button')].find((each) => each.textContent === text);
  if (!found) throw new Error(`no button “${text}”`);
  await act(async () => {
    found.click();
    // Copying, opening and saying so are one after the other.
    await new Promise((done) => setTimeout(done));
  });
}

function find(channel: string): Element {
  const found = root.querySelector(`[data-channel="${channel}"]`);
  if (!found) throw new Error(`no channel ${channel}`);
  return found;
}

function readStatus(channel: string): string {
  return find(channel).querySelector('[role=status]')?.textContent ?? '';
}

beforeEach(() => {
  vi.resetAllMocks();
  seams.view.mockResolvedValue(buildView());
  seams.copy.mockResolvedValue();
  seams.open.mockResolvedValue();
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

describe('where a report can be taken', () => {
  test('is asked for by a press, and a second press folds it away', async () => {
    await show();
    expect(seams.view).not.toHaveBeenCalled();
    const button = root.querySelector('button');
    expect(button?.getAttribute('aria-expanded')).toBe('false');
    await press(words.title);
    expect(seams.view).toHaveBeenCalledWith(id);
    expect(button?.getAttribute('aria-expanded')).toBe('true');
    expect(root.querySelector(`#${button?.getAttribute('aria-controls')}`)).not.toBeNull();
    expect(find('vn-vcc').textContent).toContain('1800.6838');
    await press(words.title);
    expect(root.querySelector('[data-channel]')).toBeNull();
  });

  test('is asked anew when the shopper has written something, if it is open', async () => {
    await show();
    await show({ reason: 'counterfeit' });
    expect(seams.view).not.toHaveBeenCalled();
    await press(words.title);
    await show({ reason: 'counterfeit', words: 'x' });
    expect(seams.view).toHaveBeenCalledTimes(2);
  });

  test('says so when it cannot be asked, or the report is gone', async () => {
    seams.view.mockRejectedValueOnce(new Error('no worker'));
    await show();
    await press(words.title);
    expect(root.querySelector('[role=status]')?.textContent).toBe(words.failed);
    await press(words.title);
    seams.view.mockResolvedValueOnce(null);
    await press(words.title);
    expect(root.querySelector('[role=status]')?.textContent).toBe(words.failed);
  });

  test.each(locales)(
    'marks in %s exactly those that nobody confirmed, with words',
    async (locale) => {
      const view = buildView('phishing', locale);
      seams.view.mockResolvedValue(view);
      await show({}, locale);
      await press(catalogueOf(locale).channels.title);
      for (const { id: channel, isVerified } of view.channels) {
        const mark = find(channel).querySelector('.unverified');
        expect(mark?.textContent ?? null, channel).toBe(
          isVerified ? null : catalogueOf(locale).channels.unverified,
        );
      }
      expect(root.querySelectorAll('.unverified').length).toBeGreaterThan(2);
      expect(root.textContent).toContain(catalogueOf(locale).channels.unverifiedHint);
    },
  );

  test('shows exactly what is copied, before it is', async () => {
    await show();
    await press(words.title);
    const shown = find('vn-vcc').querySelector('pre')?.textContent;
    await press(words.copy, find('vn-vcc'));
    expect(seams.copy).toHaveBeenCalledWith(shown);
    expect(seams.open).not.toHaveBeenCalled();
    expect(readStatus('vn-vcc')).toBe(words.copied);
    expect(readStatus('shopee-vn')).toBe('');
  });

  test('copies first and then opens, and says both', async () => {
    const order: string[] = [];
    seams.copy.mockImplementation(async () => void order.push('copy'));
    seams.open.mockImplementation(async (href) => void order.push(href));
    await show();
    await press(words.title);
    await press(openVcc, find('vn-vcc'));
    expect(order).toEqual(['copy', 'https://bvntd.gov.vn']);
    expect(readStatus('vn-vcc')).toContain('mở bvntd.gov.vn ở thẻ mới');
  });

  test('opens nothing when the text could not be copied: it shows the text and a plain link', async () => {
    seams.copy.mockRejectedValue(new Error('not allowed'));
    await show();
    await press(words.title);
    await press(openVcc, find('vn-vcc'));
    expect(seams.open).not.toHaveBeenCalled();
    expect(readStatus('vn-vcc')).toBe(words.copyFailed);
    expect(find('vn-vcc').querySelector('details')?.open).toBe(true);
    const links = [...find('vn-vcc').querySelectorAll('.row a')];
    expect(links.map((each) => each.getAttribute('href'))).toContain('https://bvntd.gov.vn/');
  });

  test('does not say that a page is open that is not', async () => {
    seams.open.mockRejectedValue(new Error('no window'));
    await show();
    await press(words.title);
    await press(openVcc, find('vn-vcc'));
    expect(readStatus('vn-vcc')).toBe(words.copied);
    expect(find('vn-vcc').querySelector('.row a')).not.toBeNull();
  });

  test('links calls, letters and the public form, and tells the form’s page nothing of where it came from', async () => {
    await show();
    await press(words.title);
    expect(find('vn-vcc').querySelector('a')?.getAttribute('href')).toBe('tel:18006838');
    const form = find('issue-form').querySelector('a');
    expect(form?.getAttribute('href')).toMatch(/^https:\/\/forge\.example\/new\?body=K/);
    expect(form?.getAttribute('rel')).toBe('noopener noreferrer');
  });

  test.each([
    'javascript:alert(1)',
    'http://bvntd.gov.vn/',
    'sms:+84900123456?body=x',
    'sms:5656?body=x&to=1',
    'data:text/html,x',
  ])('never opens %s', async (href) => {
    const view = buildView();
    const [first] = view.channels;
    if (!first) throw new Error('no channel');
    const ways = (['link', 'page'] as const).map((kind) => ({ kind, text: 'Mở', href, host: 'x' }));
    const sources = [{ text: 'Nguồn lạ', href }];
    seams.view.mockResolvedValue({ ...view, channels: [{ ...first, ways, sources }] });
    await show();
    await press(words.title);
    expect(root.querySelector('.actions')?.textContent).toBe(words.copy);
    expect([...root.querySelectorAll('a')].map((each) => each.textContent)).not.toContain(
      'Nguồn lạ',
    );
  });

  test('shows the words of a page as words', async () => {
    const draft = listingDraft({ title: '<img src=x onerror=alert(1)>' });
    const details = { ...noDetails };
    const channels = readChannels();
    seams.view.mockResolvedValue(
      presentChannels({ draft, details, channels, locale: 'vi', issueForm: null }),
    );
    await show();
    await press(words.title);
    expect(root.querySelector('img')).toBeNull();
    expect(root.querySelector('pre')?.textContent).toContain('<img src=x onerror=alert(1)>');
  });
});
