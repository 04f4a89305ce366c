/** The precache's name for a page's address: queries belong to the page's script, and index.html to its folder. */
export const pageKey = ({ pathname }: URL): string => (pathname.endsWith('/') ? `${pathname}index.html` : pathname);

/**
 * The laboratory keeps bytes, not headers. A thread of an isolated page loads only when its script says that it embeds
 * no foreign resource either.
 */
export function isolated(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  return anonymous(response, headers);
}

/**
 * The same answer without an address of its own, so that a worker made of it keeps the address that it was asked for,
 * fragment included; a kept response has lost the fragment.
 */
export const anonymous = ({ body, status, statusText, headers }: Response, changed: Headers = headers): Response =>
  new Response(body, { status, statusText, headers: changed });

/** The promise's value if it comes in time. @throws its reason, or TimeoutError when `ms` have passed */
export function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new DOMException('No answer in time', 'TimeoutError')), ms),
  );
  return Promise.race([promise, late]);
}
