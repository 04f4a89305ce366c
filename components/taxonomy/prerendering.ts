/** Whether the page is being written ahead of time: there is no screen yet, and nobody waits. */
export const prerendering = typeof window === 'undefined';
