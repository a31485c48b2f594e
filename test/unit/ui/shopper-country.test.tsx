// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { shopperCountries } from '#lib/domain/shopper-country.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { CountryChoice, type CountryProps } from '#lib/ui/pages/shopper-country.tsx';

const words = catalogueOf('vi').channels.country;
const hotline = { text: '1800.6838', hint: 'Tổng đài của X', href: 'tel:18006838' };
const onCountry = vi.fn();
let root: HTMLElement;

async function show(change: Partial<CountryProps> = {}): Promise<string> {
  const props: CountryProps = {
    locale: 'vi',
    view: { country: 'vn', hotline },
    hasFailed: false,
    onCountry,
    ...change,
  };
  await act(() => render(<CountryChoice {...props} />, root));
  return root.textContent ?? '';
}

beforeEach(() => {
  vi.clearAllMocks();
  root = document.createElement('div');
});

describe('the shopper’s country', () => {
  test('is chosen from every country that has channels, by its name', async () => {
    await show();
    const options = [...root.querySelectorAll('option')];
    expect(options.map(({ value }) => value)).toEqual([...shopperCountries]);
    const select = root.querySelector('select');
    if (!select) throw new Error('no choice');
    expect(select.value).toBe('vn');
    select.value = 'th';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(onCountry).toHaveBeenCalledWith('th');
  });

  test('shows the hotline with whose it is, and says so where none was confirmed', async () => {
    expect(await show()).toContain('Tổng đài của X: 1800.6838');
    expect(root.querySelector('a')?.getAttribute('href')).toBe('tel:18006838');
    expect(await show({ view: { country: 'th', hotline: null } })).toContain(words.noHotline);
    expect(root.querySelector('a')).toBeNull();
  });

  test('says when the choice could not be kept', async () => {
    expect(await show({ hasFailed: true })).toContain(words.failed);
  });
});
