import { describe, expect, it } from 'vitest';
import { muteId, muteMs } from '#lib/domain/mute.ts';
import { buildMutes, maxMutes } from '#lib/store/mutes.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { mutedAtMs, sampleMute } from '../../support/sample-mute.ts';

describe('what is muted', () => {
  it('is kept newest first, and one subject and finding only once', async () => {
    const mutes = buildMutes(fakeStorageArea());
    await mutes.add(sampleMute());
    await mutes.add(sampleMute({ code: 'claim:other' }));
    await mutes.add(sampleMute({ untilMs: mutedAtMs + muteMs }));
    const kept = await mutes.readAll(mutedAtMs);
    expect(kept.map(({ code }) => code)).toEqual(['claim:cure', 'claim:other']);
    expect(kept[0]?.untilMs).toBe(mutedAtMs + muteMs);
  });

  it('holds to its last millisecond, and not at its end', async () => {
    const mutes = buildMutes(fakeStorageArea());
    await mutes.add(sampleMute({ untilMs: mutedAtMs + muteMs }));
    expect(await mutes.readAll(mutedAtMs + muteMs - 1)).toHaveLength(1);
    expect(await mutes.readAll(mutedAtMs + muteMs)).toEqual([]);
  });

  it('that is over leaves the disk with the next one', async () => {
    const area = fakeStorageArea();
    const mutes = buildMutes(area);
    await mutes.add(sampleMute({ untilMs: mutedAtMs + 1 }));
    await mutes.add(sampleMute({ code: 'claim:other', sinceMs: mutedAtMs + 2 }));
    expect(await area.get('mutes')).toHaveLength(1);
  });

  it('is taken back one by one, or all at once', async () => {
    const mutes = buildMutes(fakeStorageArea());
    await mutes.add(sampleMute());
    await mutes.add(sampleMute({ code: 'claim:other' }));
    await mutes.remove(muteId(sampleMute()));
    expect((await mutes.readAll(mutedAtMs)).map(({ code }) => code)).toEqual(['claim:other']);
    await mutes.remove('no such mute');
    expect(await mutes.readAll(mutedAtMs)).toHaveLength(1);
    await mutes.remove(null);
    expect(await mutes.readAll(mutedAtMs)).toEqual([]);
  });

  it('loses none when many are pressed at once, and drops the oldest beyond the limit', async () => {
    const old = Array.from({ length: maxMutes }, (_, at) => sampleMute({ code: `old:${at}` }));
    const mutes = buildMutes(fakeStorageArea({ mutes: old }));
    const codes = Array.from({ length: 5 }, (_, at) => `claim:${at}`);
    await Promise.all(codes.map((code) => mutes.add(sampleMute({ code }))));
    const kept = await mutes.readAll(mutedAtMs);
    expect(kept).toHaveLength(maxMutes);
    expect(kept.slice(0, 5).map(({ code }) => code)).toEqual(codes.toReversed());
    expect(kept.at(-1)?.code).toBe(`old:${maxMutes - 6}`);
  });

  it.each([
    ['no list', 'x', 0],
    ['a severity that does not exist', [{ ...sampleMute(), severity: 'all' }, sampleMute()], 1],
    ['an end that is no time', [{ ...sampleMute(), untilMs: 'never' }], 0],
  ])('mutes nothing where the disk holds %s, and keeps the rest', async (_, stored, count) => {
    const mutes = buildMutes(fakeStorageArea({ mutes: stored }));
    expect(await mutes.readAll(mutedAtMs)).toHaveLength(count);
  });
});
