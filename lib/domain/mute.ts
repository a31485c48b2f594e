import type { Localised } from './localised.ts';
import type { Severity } from './severity.ts';
import type { SubjectKind } from './subject.ts';

/** What a mute is about: one kind of finding at one subject, the same wherever that subject is met. */
export type MuteKey = {
  /** `listing:shopee:vn:12`, `shop:…`, `host:…`, or `url:host/path?query` where the subject has no identifier. */
  readonly subject: string;
  /** `claim:cure`, `check:shop-mismatch`, `match:<list>:<reason>:<state>` … */
  readonly code: string;
};

/**
 * "Not this one": the shopper's own, kept on the device. It reaches no further than what was seen when it was made: a
 * finding that has become graver than `severity` is shown again.
 */
export type Mute = MuteKey & {
  readonly severity: Severity;
  readonly kind: SubjectKind;
  /** The subject as the page named it. Text of the page. */
  readonly name: string | null;
  readonly label: Localised;
  /** Milliseconds since 1970. `untilMs` null: until it is taken back. */
  readonly sinceMs: number;
  readonly untilMs: number | null;
};

/** How long a mute holds that has an end, in ms: thirty days. */
export const muteMs = 30 * 86_400_000;

/** One name for both parts: what the shopper's own pages take a mute back by. */
export function muteId({ subject, code }: MuteKey): string {
  return JSON.stringify([subject, code]);
}

export function isMuteOver({ untilMs }: Pick<Mute, 'untilMs'>, nowMs: number): boolean {
  return untilMs !== null && untilMs <= nowMs;
}
