import type { vi } from './vi.ts';

/** Every text of the interface by name. Vietnamese is the source: a key exists when it exists there. */
export type Catalogue = typeof vi;

/** A text in the two forms that a count asks for. Vietnamese words do not change; English ones do. */
export type CountedText = { readonly one: string; readonly many: string };
