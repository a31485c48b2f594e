/**
 * ALTCHA proof of work, version 1 (SHA-256). The intake picks a number up to `maxnumber` and sends the hash of salt and
 * number, signed; whoever sends a report finds the number by trying. It costs a shopper a moment, and a flood a machine.
 */
import * as z from 'zod';
import { digestHex } from '#lib/feed/tuf/bytes.ts';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const saltSchema = z
  .string()
  .min(16)
  .max(200)
  .regex(/^[0-9a-f]+\?expires=\d{1,12}&$/);

/** The answer of `GET /v1/challenge`. */
export const challengeSchema = z.strictObject({
  algorithm: z.literal('SHA-256'),
  challenge: hex64.describe('SHA-256 of salt followed by the number in decimal digits.'),
  maxnumber: z.int().min(1).max(10_000_000).describe('The number is not above this.'),
  salt: saltSchema.describe('Random hex, and when the challenge expires (seconds since 1970).'),
  signature: hex64.describe('HMAC of challenge with the key of the intake.'),
});
export type Challenge = z.infer<typeof challengeSchema>;

/** A solved challenge; it travels as base64 of its JSON. */
export const proofSchema = z.strictObject({
  algorithm: z.literal('SHA-256'),
  challenge: hex64,
  number: z.int().min(0).max(10_000_000),
  salt: saltSchema,
  signature: hex64,
});
export type Proof = z.infer<typeof proofSchema>;

/**
 * Tries numbers until one fits. `pause` is awaited every `tryBatch` tries, so that a page or worker keeps answering.
 * Null when none fits: the challenge is not an honest one.
 */
export async function solveChallenge(
  challenge: Challenge,
  pause: () => Promise<void>,
): Promise<string | null> {
  for (let number = 0; number <= challenge.maxnumber; number += 1) {
    if (number % tryBatch === tryBatch - 1) await pause();
    if ((await digestHex('SHA-256', challenge.salt + number)) === challenge.challenge) {
      const { algorithm, challenge: hash, salt, signature } = challenge;
      const proof: Proof = { algorithm, challenge: hash, number, salt, signature };
      return btoa(JSON.stringify(proof));
    }
  }
  return null;
}

const tryBatch = 500;

/** The solved challenge inside its base64, or null for anything else. */
export function parseProof(text: string): Proof | null {
  try {
    const parsed = proofSchema.safeParse(JSON.parse(atob(text)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
