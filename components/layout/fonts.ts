/** The faces of the first lines of every page: asked for at once, not when the text that needs them is laid out. */
import sans from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
import serif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2';

/** Addresses, as app/styles/fonts.css makes them. */
export const firstFonts = [serif, sans];
