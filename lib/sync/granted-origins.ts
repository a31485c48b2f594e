/**
 * The match patterns that the shopper granted beyond the required ones: where the guard has to be registered at
 * run time. The required ones stand in the manifest.
 */
export function pickGrantedOrigins(
  granted: readonly string[],
  required: readonly string[],
): readonly string[] {
  return granted.filter((origin) => /^(https?|\*):\/\//.test(origin) && !required.includes(origin));
}
