/** The element around a page's evaluation; its awakening looks for it. */
export const evaluationId = 'evaluate';
