/** Where the drawing stands at this moment: a gesture moves it at every frame, and nothing is rendered for that. */
import type { Transform } from '@/components/taxonomy/viewport';

type Listener = (transform: Transform) => void;

export interface Camera {
  readonly at: () => Transform;
  show(transform: Transform): void;
  /** @returns what ends it */
  listen(listener: Listener): () => void;
}

export function cameraAt(transform: Transform): Camera {
  const listeners = new Set<Listener>();
  let at = transform;
  return {
    at: () => at,
    show(to) {
      at = to;
      listeners.forEach((listener) => listener(to));
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
