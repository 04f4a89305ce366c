/** A citation in HTML as plain text: the characters that HTML reserves are written in it as their numbers. */
export const withoutMarkup = (html: string): string =>
  html.replaceAll(/<[^>]*>/g, '').replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
