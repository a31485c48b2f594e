import type { JSX } from 'preact';
import { type IconName, iconPaths, uncheckedDash } from '#lib/ui/icon-paths.ts';

/** One of our own line drawings. A word always stands beside it. */
export function ToneIcon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path
        d={iconPaths[name]}
        stroke-dasharray={name === 'unchecked' ? uncheckedDash : undefined}
      />
    </svg>
  );
}
