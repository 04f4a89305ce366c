/** Where a term of the glossary is found, by its id. */

/** Its place in the glossary. */
export const termHref = (id: string): string => `/glossary/#${id}`;

/** Its definition on a page that uses it: what a screen reader reads with the term. */
export const definitionId = (id: string): string => `def-${id}`;

/** What the term's card shows on such a page: the definition, and links to more. */
export const termCardId = (id: string): string => `term-${id}`;
