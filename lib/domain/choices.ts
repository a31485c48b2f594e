/** How much is drawn on the page itself; danger always is, and the popup always lists everything. */
export const strictnesses = ['calm', 'normal', 'strict'] as const;
export type Strictness = (typeof strictnesses)[number];

/** The hues of the tones. Shapes and words never change with them. */
export const palettes = ['usual', 'clear'] as const;
export type Palette = (typeof palettes)[number];

/** What a shopper has chosen about how findings are shown. */
export type Choices = { readonly strictness: Strictness; readonly palette: Palette };
export const usualChoices: Choices = { strictness: 'normal', palette: 'usual' };
