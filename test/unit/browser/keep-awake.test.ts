import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepAwake } from '#lib/browser/keep-awake.ts';

const touched = vi.hoisted(() => vi.fn(async () => ({ os: 'linux' })));
vi.mock('webextension-polyfill', () => ({ default: { runtime: { getPlatformInfo: touched } } }));

beforeEach(() => {
  vi.useFakeTimers();
  touched.mockClear();
});
afterEach(() => void vi.useRealTimers());

it('calls the browser more often than it ends a silent worker, and no longer than the work lasts', async () => {
  let end: (value: string) => void = () => {};
  const work = new Promise<string>((done) => (end = done));
  const kept = keepAwake(() => work);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(touched).toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(touched.mock.calls.length).toBeGreaterThanOrEqual(20);
  end('done');
  expect(await kept).toBe('done');
  touched.mockClear();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(touched).not.toHaveBeenCalled();
});

it('ends with work that fails, and lets the fault through', async () => {
  await expect(keepAwake(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(touched).not.toHaveBeenCalled();
});
