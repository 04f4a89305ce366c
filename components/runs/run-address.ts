/** Of the page of a recorded run, by the name of its recording. */
export const runHref = (name: string): string => `/runs/${name}/`;

/** Of the record itself. */
export const recordHref = (name: string): string => `/runs/${name}.json`;
