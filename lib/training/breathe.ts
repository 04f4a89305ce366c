/** Lets events in, a click on "cancel" among them. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
