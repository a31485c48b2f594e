import { describe, expect, it } from 'vitest';
import { parsePolicy, readBundledPolicy } from '#lib/verdict/policy.ts';

const written = () => structuredClone(readBundledPolicy());
const malformed = { ok: false, error: 'policy-malformed' };

describe('parsePolicy', () => {
  it('takes the policy that ships inside', () => {
    expect(parsePolicy(written())).toEqual({ ok: true, value: readBundledPolicy() });
  });

  it.each([
    ['reported', 'caution'],
    ['reported', 'danger'],
    ['under-review', 'danger'],
  ] as const)('rejects a %s entry that weighs %s: nobody has proved it', (state, severity) => {
    const policy = written();
    Object.assign(policy.entries[state], { default: severity });
    expect(parsePolicy(policy)).toMatchObject(malformed);
    expect(
      parsePolicy({
        ...written(),
        entries: { ...written().entries, [state]: { default: 'info', phishing: severity } },
      }),
    ).toMatchObject(malformed);
  });

  it.each([
    [{ lapsed: { ...written().lapsed, confirmed: 'caution' } }],
    [{ claims: { default: 'danger' } }],
    [{ claims: { default: 'caution', cure: 'danger' } }],
    [{ checks: { 'look-alike-host': 'danger' } }],
    [{ labels: { ...written().labels, named: 'caution' } }],
    [{ labels: { ...written().labels, verified: 'info' } }],
  ])('rejects a weight above what the wording allows: %j', (changes) => {
    expect(parsePolicy({ ...written(), ...changes })).toMatchObject(malformed);
  });

  it.each([
    [{ claims: { default: 'caution', miracle: 'info' } }],
    [{ entries: { ...written().entries, listed: { default: 'caution', evil: 'danger' } } }],
    [{ entries: { ...written().entries, cleared: { default: 'info' } } }],
    [{ sameName: { atMost: 'caution', except: ['evil'] } }],
    [{ extra: 1 }],
    [{ version: 0 }],
    [{ entries: { ...written().entries, listed: {} } }],
  ])('rejects codes and fields that do not exist: %j', (changes) => {
    expect(parsePolicy({ ...written(), ...changes })).toMatchObject(malformed);
  });

  it.each([[null], [undefined], [[]], ['danger'], [{}]])('rejects %j', (raw) => {
    expect(parsePolicy(raw)).toMatchObject(malformed);
  });
});
