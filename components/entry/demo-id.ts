/** The element around a page's demo panel; links and the panel's own awakening look for it. */
export const demoId = 'demo';
