/** A small phone, held upright. CSS pixels. */
export const phoneSize = { width: 360, height: 640 } as const;

/**
 * What Firefox for Android says of its device and Firefox for desktops can be told to say too: one coarse pointer that
 * cannot hover (bit 1 of the look-and-feel's pointer capabilities), touches, scrollbars that lie over the page.
 */
export const phonePreferences: Readonly<Record<string, unknown>> = {
  'ui.primaryPointerCapabilities': 1,
  'ui.allPointerCapabilities': 1,
  'dom.w3c_touch_events.enabled': 1,
  'ui.useOverlayScrollbars': 1,
};
