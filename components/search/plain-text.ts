/** What an article says, without its markup: for searching and for the lines shown in results. */

/**
 * A formula of plain characters reads as it stands; of any other an ellipsis is left.
 * @param cite what stands for `<Cite keys="…" />` on the page, given the keys
 */
export function plainText(body: string, cite: (keys: readonly string[]) => string): string {
  const readable = body
    .replace(/<Cite\s+keys="([^"]*)"\s*\/>/g, (_, keys: string) => cite(keys.split(/\s+/).filter(Boolean)))
    .replace(/\$\$[^]*?\$\$/g, ' ')
    .replace(/(?<!\\)\$([^$\n]+)\$/g, (_, formula: string) => (/[\\{}^_]/.test(formula) ? '…' : formula));
  return steps.reduce((text, [pattern, by]) => text.replace(pattern, by), readable).trim();
}

/** In order: what spans lines first, then lines, then what stands inside them. */
const steps: readonly (readonly [RegExp, string])[] = [
  [/\{\/\*[^]*?\*\/\}/g, ' '],
  [/^(```|~~~)[^]*?^\1[^\n]*$/gm, ' '],
  [/<\/?[A-Za-z](?:"[^"]*"|'[^']*'|\{[^}]*\}|[^>"'{])*>/g, ' '],
  [/^\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?)?\s*$/gm, ' '],
  [/^#{1,6}\s+(.*?)[.?!]?\s*$/gm, '$1. '],
  [/^\s*(?:[-*+]|\d+\.)\s+/gm, ''],
  [/^\s*>\s?/gm, ''],
  [/!?\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/`+/g, ''],
  [/(?<!\\)\*{1,3}/g, ''],
  [/(?<![\p{L}\p{N}\\])_+|_+(?![\p{L}\p{N}])/gu, ''],
  [/(?<!\\)\|/g, ' '],
  [/\\([\\`*{}[\]()#+.!_<>$|~-])/g, '$1'],
  [/&nbsp;/g, ' '],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&amp;/g, '&'],
  [/\s+/g, ' '],
  [/ ([.,;:)])/g, '$1'],
];
