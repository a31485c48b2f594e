// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { type KeptCount, KeptVisits } from '#lib/ui/pages/kept-visits.tsx';

async function show(kept: KeptCount | null, locale: 'vi' | 'en' = 'vi') {
  const root = document.createElement('div');
  const onForget = vi.fn();
  await act(() => render(<KeptVisits kept={kept} locale={locale} onForget={onForget} />, root));
  return { root, onForget };
}

describe('what is kept of the shopper’s own visits', () => {
  test('is counted, said to stay on the device, and deleted by one press', async () => {
    const { root, onForget } = await show({ listings: 1_250, visits: 3_400 });
    expect(root.textContent).toContain('3.400 lần mở của 1.250 sản phẩm');
    expect(root.textContent).toContain('không gửi đi đâu');
    root.querySelector('button')?.click();
    expect(onForget).toHaveBeenCalledOnce();
  });

  test('offers nothing to delete where nothing is kept', async () => {
    const { root } = await show({ listings: 0, visits: 0 }, 'en');
    expect(root.textContent).toContain('No visit is kept.');
    expect(root.querySelector('button')).toBeNull();
  });

  test('does not say that nothing is kept where it could not be asked', async () => {
    const { root } = await show(null);
    expect(root.textContent).toContain('Chưa đọc được phần này');
    expect(root.querySelector('button')).toBeNull();
  });
});
