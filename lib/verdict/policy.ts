import * as z from 'zod';
import { claimTopics } from '#lib/domain/claim.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Severity } from '#lib/domain/severity.ts';
import policyJson from '#rules/policy.json' with { type: 'json' };

// Each ceiling says what may be shown at all (docs: graded wording); a policy file can only stay below it.
const upToInfo = z.enum(['none', 'info']);
const upToCaution = z.enum(['none', 'info', 'caution']);
const upToDanger = z.enum(['none', 'info', 'caution', 'danger']);

/** A severity for single codes, and `default` for all that are not named. */
function byCode<S extends z.ZodType<Severity>>(codes: readonly string[], severity: S) {
  return z
    .object({ default: severity })
    .catchall(severity)
    .refine((by) => Object.keys(by).every((key) => key === 'default' || codes.includes(key)), {
      message: 'names a code that does not exist',
    });
}

const policySchema = z.strictObject({
  version: z.int().positive(),
  /** By an entry's state, then by its reason. A cleared entry has no severity and so none to choose. */
  entries: z.strictObject({
    confirmed: byCode(reasonCodes, upToDanger),
    listed: byCode(reasonCodes, upToDanger),
    'under-review': byCode(reasonCodes, upToCaution),
    reported: byCode(reasonCodes, upToInfo),
  }),
  /** At most this, once an entry is past its re-check date. `none`: no longer told at all. */
  lapsed: z.strictObject({
    confirmed: upToInfo,
    listed: upToInfo,
    'under-review': upToInfo,
    reported: upToInfo,
  }),
  /** Two products may have one name, so a name without a batch proves less than an address or an account. */
  sameName: z.strictObject({ atMost: upToDanger, except: z.array(z.enum(reasonCodes)) }),
  checks: z.strictObject({
    'look-alike-host': upToCaution,
    'off-platform-payment': upToCaution,
    'off-platform-contact': upToCaution,
    'shop-mismatch': upToCaution,
    'discount-above-limit': upToInfo,
    // One shopper's visits are not the whole story of a listing.
    'countdown-restarted': upToInfo,
    'stock-unchanged': upToInfo,
    'was-price-unseen': upToInfo,
  }),
  /** At most this for a claim of the topic, whatever its rule says. */
  claims: byCode(claimTopics, upToCaution),
  /** A label is no risk: a missing number is at most worth knowing, a proved one is a credit. */
  labels: z.strictObject({
    named: upToInfo,
    'number-shown': upToInfo,
    verified: z.literal('none'),
  }),
  /** The worst classes: only a listed or confirmed address with one of these reasons gets the full-page stop. */
  stop: z.strictObject({ reasons: z.array(z.enum(reasonCodes)) }),
});

/** How much each kind of finding weighs: `rules/policy.json` in its checked form. */
export type Policy = z.infer<typeof policySchema>;

/** Checks a policy file. Fails for unknown fields or codes and for any severity above what the wording allows. */
export function parsePolicy(written: unknown): Result<Policy, 'policy-malformed'> {
  const parsed = policySchema.safeParse(written);
  return parsed.success ? ok(parsed.data) : fail('policy-malformed', z.prettifyError(parsed.error));
}

/** The policy that ships inside. Throws when it is broken, which is a fault of the build and stops its tests. */
export function readBundledPolicy(): Policy {
  const parsed = parsePolicy(policyJson);
  if (!parsed.ok) throw new Error(`rules/policy.json: ${parsed.detail ?? parsed.error}`);
  return parsed.value;
}
