import type { Slots } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';

type Filled = { readonly text: string; readonly slots: Slots };

/**
 * A text with its slots filled, each value by itself: a name that is written from right to left, or that ends in the
 * middle of a bracket, turns nothing round in our own sentence. Throws for a slot without a value.
 */
export function FilledText({ text, slots }: Filled): JSX.Element {
  const parts = text.split(/\{([a-zA-Z]+)\}/);
  return (
    <>
      {parts.map((part, at) =>
        at % 2 === 0 ? (
          part
        ) : (
          <bdi key={`${part}-${at}`} data-slot={part}>
            {readSlot(slots, part)}
          </bdi>
        ),
      )}
    </>
  );
}

function readSlot(slots: Slots, name: string): string {
  const value = Object.hasOwn(slots, name) ? slots[name] : undefined;
  if (value === undefined) throw new RangeError(`no value for {${name}}`);
  return String(value);
}
