/** What a file is, by how its name ends; the longest matching end wins. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csl.json': 'application/vnd.citationstyles.csl+json; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
  '.cff': 'application/yaml; charset=utf-8',
  '.ttl': 'text/turtle; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.gz': 'application/gzip',
  '.pdf': 'application/pdf',
};

const compressible = /^(text\/|application\/(.*json|.*xml|wasm|x-|yaml)|image\/svg)/;

export function contentType(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ends = [...name.matchAll(/\./g)].map((dot) => name.slice(dot.index));
  const known = ends.find((end) => end in types);
  return known ? types[known] : 'application/octet-stream';
}

/** Whether compression is worth its time: text and WebAssembly, not weights, images or fonts. */
export const isCompressible = (type: string): boolean => compressible.test(type);
