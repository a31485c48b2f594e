import { createChallenge, verifySolution } from 'altcha-lib/v1';
import { expect, test } from 'vitest';
import { challengeSchema, parseProof, solveChallenge } from '#lib/report/proof-of-work.ts';

const pause = () => Promise.resolve();

async function askPeer(maxnumber: number) {
  const expires = new Date(Date.now() + 60_000);
  const challenge = await createChallenge({ hmacKey: 'key', maxnumber, expires });
  return challengeSchema.parse(challenge);
}

test('solves what the public ALTCHA library asks, and that library takes the answer', async () => {
  const proof = await solveChallenge(await askPeer(800), pause);
  expect(await verifySolution(proof ?? '', 'key')).toBe(true);
  expect(await verifySolution(proof ?? '', 'another key')).toBe(false);
});

test('lets others run while it tries', async () => {
  let pauses = 0;
  const challenge = { ...(await askPeer(2_000)), challenge: '0'.repeat(64) };
  const solved = await solveChallenge(challenge, async () => void (pauses += 1));
  expect(solved).toBeNull();
  expect(pauses).toBe(4);
});

test('reads a proof, and nothing else', async () => {
  const proof = (await solveChallenge(await askPeer(50), pause)) ?? '';
  expect(parseProof(proof)?.number).toBeLessThanOrEqual(50);
  for (const text of [
    '',
    'x',
    btoa('{}'),
    btoa('null'),
    btoa('{"algorithm":"SHA-1"}'),
    '💥',
    proof.slice(3),
  ]) {
    expect(parseProof(text)).toBeNull();
  }
  const padded = { ...JSON.parse(atob(proof)), extra: 1 };
  expect(parseProof(btoa(JSON.stringify(padded)))).toBeNull();
});
