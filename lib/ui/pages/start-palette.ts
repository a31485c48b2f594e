import { applyOwnPalette } from './own-palette.ts';

// A script of its own on every page of the extension: nothing else of a page waits for it, nor it for anything.
void applyOwnPalette();
