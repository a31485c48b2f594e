import { describe, expect, it, vi } from 'vitest';
import type { ToolbarState } from '#lib/browser/toolbar.ts';

const shown: string[] = [];
const waiting: (() => void)[] = [];

vi.mock('webextension-polyfill', () => ({
  default: {
    action: {
      setIcon: () => new Promise<void>((resolve) => void waiting.push(resolve)),
      setTitle: async ({ title }: { readonly title: string }) => {
        if (title === 'closed') throw new Error('No tab with id');
        shown.push(title);
      },
      setBadgeText: async () => {},
      setBadgeBackgroundColor: async () => {},
    },
  },
}));

const { browserToolbar } = await import('#lib/browser/toolbar.ts');
const stateOf = (title: string): ToolbarState => ({ tone: 'info', count: 1, title });

describe('the toolbar of one tab', () => {
  it('shows what it is given in that order, however long an icon takes', async () => {
    const first = browserToolbar.applyState(7, stateOf('not judged'));
    const second = browserToolbar.applyState(7, stateOf('judged'));
    const other = browserToolbar.applyState(8, stateOf('another tab'));
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    expect(shown).toEqual(['not judged', 'another tab']);
    waiting[1]?.();
    await other;
    expect(shown).not.toContain('judged');
    waiting[0]?.();
    await first;
    await vi.waitFor(() => expect(waiting).toHaveLength(3));
    waiting[2]?.();
    await second;
    expect(shown.at(-1)).toBe('judged');
  });

  it('goes on after a tab was closed in between', async () => {
    waiting.length = 0;
    await browserToolbar.applyState(9, stateOf('closed'));
    const next = browserToolbar.applyState(9, stateOf('next'));
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    for (const done of waiting) done();
    await next;
    expect(shown.at(-1)).toBe('next');
  });
});
