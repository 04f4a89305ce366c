let last: Promise<void> = Promise.resolve();

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Does `work` in a task of its own, after all that was asked for before it: figures that are to be drawn in the same
 * moment, as when a run is done, together would hold the main thread for longer than a reader's touch may wait.
 */
export function inTurn(work: () => void): void {
  last = last.then(nextTask).then(work).catch(reportError);
}
