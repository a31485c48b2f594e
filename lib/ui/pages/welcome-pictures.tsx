import type { JSX } from 'preact';

/** Three line drawings of our own; the words beside them say the same. Colours are the page's. */
const frame = {
  viewBox: '0 0 160 100',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 2,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': true,
} as const;

/** Two cards of a list; one has a mark at its corner. */
export function MarksPicture(): JSX.Element {
  return (
    <svg {...frame}>
      <rect x="14" y="12" width="58" height="76" rx="8" />
      <rect x="88" y="12" width="58" height="76" rx="8" />
      <path d="M24 62h38M24 74h22M98 62h38M98 74h22" />
      <path d="M30 46l12-16 10 12 6-6 6 10" />
      <g data-tone="caution" class="toned">
        <rect x="106" y="20" width="34" height="20" rx="10" class="wash" />
        <path d="M116 26v5M116 35v.5M123 30h10" />
      </g>
    </svg>
  );
}

/** A page that is stopped at its door. */
export function StopPicture(): JSX.Element {
  return (
    <svg {...frame}>
      <rect x="14" y="12" width="132" height="76" rx="8" />
      <path d="M14 28h132M22 20h.5M30 20h.5M38 20h.5" />
      <g data-tone="danger" class="toned">
        <path d="M80 36l20 34H60z" class="wash" />
        <path d="M80 48v9M80 63v.5" />
      </g>
      <path d="M64 79h32" />
    </svg>
  );
}

/** A letter on its way, with what is private covered. */
export function ReportPicture(): JSX.Element {
  return (
    <svg {...frame}>
      <rect x="36" y="12" width="66" height="76" rx="8" />
      <path d="M46 28h46M46 42h20" />
      <path d="M72 42h20M46 56h28" stroke-width="8" class="covered" />
      <path d="M46 72h30" />
      <g data-tone="credit" class="toned">
        <circle cx="116" cy="66" r="18" class="wash" />
        <path d="M108 66l6 6 10-12" />
      </g>
    </svg>
  );
}
