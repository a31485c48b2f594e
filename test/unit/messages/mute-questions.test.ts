import { describe, expect, it } from 'vitest';
import { askSchemas } from '#lib/messages/ask-schemas.ts';
import type { MessageName } from '#lib/messages/contract.ts';

const parses = (name: MessageName, ask: unknown): boolean =>
  askSchemas[name].safeParse(ask).success;
const mute = { url: 'https://shopee.vn/x', id: 'claim:listing:cure', isMuted: true };
const press = { tabId: 3, id: 'match:shop:a:b', until: 'days', isConfirmed: true };

describe('the question of a page to mute', () => {
  it('holds one finding of one address and nothing that says how long or how sure', () => {
    expect(parses('muteFinding', mute)).toBe(true);
    for (const more of [
      { until: 'undone' },
      { isConfirmed: true },
      { tabId: 3 },
      { severity: 'info' },
    ]) {
      expect(parses('muteFinding', { ...mute, ...more }), JSON.stringify(more)).toBe(false);
    }
  });

  it('is refused without any one of its parts, and with a longer name than any finding has', () => {
    for (const part of ['url', 'id', 'isMuted']) {
      const rest = Object.fromEntries(Object.entries(mute).filter(([key]) => key !== part));
      expect(parses('muteFinding', rest), part).toBe(false);
    }
    expect(parses('muteFinding', { ...mute, id: 'x'.repeat(1_001) })).toBe(false);
    expect(parses('muteFinding', { ...mute, isMuted: 'true' })).toBe(false);
  });
});

describe('the question of the popup to mute', () => {
  it('says of itself whether it was the second press', () => {
    expect(parses('muteTabFinding', press)).toBe(true);
    for (const isConfirmed of [undefined, null, 1, 'yes']) {
      expect(parses('muteTabFinding', { ...press, isConfirmed })).toBe(false);
    }
  });

  it('knows two ends and no other', () => {
    expect(parses('muteTabFinding', { ...press, until: 'undone' })).toBe(true);
    for (const until of ['ever', 30, null, '']) {
      expect(parses('muteTabFinding', { ...press, until })).toBe(false);
    }
  });
});

describe('the question for another look', () => {
  it('names what it changes, in words that are known', () => {
    expect(parses('setChoices', { strictness: 'strict', palette: 'usual' })).toBe(true);
    for (const ask of [{ strictness: undefined }, { strictness: 'silent' }, { hidden: true }]) {
      expect(parses('setChoices', ask), JSON.stringify(ask)).toBe(false);
    }
  });
});
