import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { type Challenge, parseProof } from '#lib/report/proof-of-work.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { intakeLimits } from '../limits.ts';
import { sha256 } from '../store/secrets.ts';

/** A new challenge. Nothing of it is kept: its signature and its time say whether it was ours. */
export function buildChallenge(key: string, maxnumber: number, nowMs: number): Challenge {
  const expires = Math.floor((nowMs + intakeLimits.challengeMs) / 1000);
  const salt = `${randomBytes(12).toString('hex')}?expires=${expires}&`;
  const challenge = sha256(salt + randomInt(maxnumber + 1));
  return { algorithm: 'SHA-256', challenge, maxnumber, salt, signature: sign(challenge, key) };
}

export type SolvedProof = { readonly challenge: string; readonly expiresAtMs: number };

/** Whether a proof solves a challenge of this intake that has not expired. Whether it was used, the database knows. */
export function checkProof(
  text: string,
  key: string,
  nowMs: number,
): Result<SolvedProof, 'proof-missing' | 'proof-wrong' | 'proof-expired'> {
  const proof = parseProof(text);
  if (!proof) return fail('proof-missing');
  const { challenge, salt, number, signature } = proof;
  const isOurs = timingSafeEqual(Buffer.from(sign(challenge, key)), Buffer.from(signature));
  if (!isOurs || sha256(salt + number) !== challenge) return fail('proof-wrong');
  const expiresAtMs = Number(/expires=(\d+)/.exec(salt)?.[1]) * 1000;
  return expiresAtMs > nowMs ? ok({ challenge, expiresAtMs }) : fail('proof-expired');
}

function sign(challenge: string, key: string): string {
  return createHmac('sha256', key).update(challenge).digest('hex');
}
