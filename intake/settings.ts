import * as z from 'zod';
import type { DatabasePlace } from './store/database.ts';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.string().optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10),
  INTAKE_DATA: z.string().min(1).default('intake-data'),
  INTAKE_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  INTAKE_PROOF_NUMBERS: z.coerce.number().int().min(1).max(10_000_000).default(50_000),
  INTAKE_CONTACT: z.email().optional(),
  INTAKE_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
});

/** How one process runs. Everything comes from the environment; docs/operate.md lists it. */
export type Settings = {
  readonly port: number;
  readonly host: string;
  readonly place: DatabasePlace;
  /** Proxies in front whose entries in X-Forwarded-For are believed. */
  readonly trustedProxies: number;
  /** How many numbers a sender may have to try. */
  readonly proofNumbers: number;
  /** Where sellers without script write to, or null. */
  readonly contact: string | null;
  /** Under what origin the world reaches it, `https://intake.example`; null: the one a request names. */
  readonly origin: string | null;
};

/** @throws with the names of the variables that are wrong, and never their values: one may hold a password */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const set = Object.entries(environment).filter(([, value]) => value !== '');
  const parsed = schema.safeParse(Object.fromEntries(set));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not understood. ${faults.join('; ')}`);
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    place:
      data.DATABASE_URL === undefined
        ? { kind: 'folder', path: data.INTAKE_DATA }
        : { kind: 'server', url: data.DATABASE_URL, connections: data.DATABASE_CONNECTIONS },
    trustedProxies: data.INTAKE_TRUSTED_PROXIES,
    proofNumbers: data.INTAKE_PROOF_NUMBERS,
    contact: data.INTAKE_CONTACT ?? null,
    origin: data.INTAKE_ORIGIN === undefined ? null : new URL(data.INTAKE_ORIGIN).origin,
  };
}
