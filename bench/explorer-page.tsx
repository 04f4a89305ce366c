/** The real explorer over a synthetic taxonomy, and hands that use it: one step of a gesture for each frame. */
import { createRoot } from 'react-dom/client';
import { Explorer } from '@/components/taxonomy/explorer';
import { syntheticTaxonomy } from './synthetic-taxonomy';

declare global {
  interface Window {
    /** ms from the call that renders it until the explorer stands on the screen. */
    opened: Promise<number>;
    /** Both give the time from frame to frame, in ms. */
    pan(frames: number): Promise<readonly number[]>;
    zoom(frames: number): Promise<readonly number[]>;
    /** ms from a press until what it changes stands on the screen. */
    after: Readonly<Record<Action, () => Promise<number>>>;
  }
}

export type Action = 'choosing an entry' | 'filtering by a word' | 'fitting the whole drawing';

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

const stands = () =>
  document.querySelector('[data-explorer]:not([data-explorer=undecided]) [data-node], [data-json-ld]');

/** The second frame begins once the first is laid out and painted. */
async function painted(): Promise<number> {
  await frame();
  await frame();
  return performance.now();
}

async function open(): Promise<number> {
  const taxonomy = syntheticTaxonomy(Number(new URLSearchParams(location.search).get('nodes')));
  const started = performance.now();
  createRoot(document.getElementById('place')!).render(<Explorer taxonomy={taxonomy} />);
  while (!stands()) await frame();
  return (await painted()) - started;
}

async function timed(frames: number, step: (at: number) => void): Promise<readonly number[]> {
  const times: number[] = [await frame()];
  for (let at = 0; at < frames; at++) {
    step(at);
    times.push(await frame());
  }
  return times.slice(1).map((time, at) => time - times[at]);
}

const graph = () => document.querySelector<HTMLElement>('[role=application]')!;

const middle = () => {
  const { left, top, width, height } = graph().getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + height / 2 };
};

/** px for each frame: a brisk drag. */
const STEP = { x: 3, y: 14 };

/** There and back, so that marks come into view and leave it. */
const away = (at: number, frames: number) => Math.min(at, frames - at);

async function pan(frames: number): Promise<readonly number[]> {
  const { clientX, clientY } = middle();
  const mouse = (type: string, at: number) => {
    const place = { clientX: clientX - STEP.x * at, clientY: clientY - STEP.y * at };
    graph().dispatchEvent(new MouseEvent(type, { ...place, view: window, bubbles: true, cancelable: true, button: 0 }));
  };
  mouse('mousedown', 0);
  const times = await timed(frames, (at) => mouse('mousemove', away(at, frames)));
  mouse('mouseup', 0);
  return times;
}

/** A pinch on a trackpad: out until the drawing is small, and back. */
function zoom(frames: number): Promise<readonly number[]> {
  const wheel = { ...middle(), ctrlKey: true, view: window, bubbles: true, cancelable: true };
  return timed(frames, (at) => {
    graph().dispatchEvent(new WheelEvent('wheel', { ...wheel, deltaY: at < frames / 2 ? 2 : -2 }));
  });
}

async function timeOf(press: () => void, changed: () => boolean): Promise<number> {
  const started = performance.now();
  press();
  while (!changed()) await frame();
  return (await painted()) - started;
}

const link = () => [...graph().querySelectorAll('[data-node] a')].at(20)!;
const press = (target: Element) =>
  void target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));

const choose = () =>
  timeOf(
    () => press(link()),
    () => graph().querySelector('[aria-current]') !== null,
  );

function write(word: string) {
  const field = document.querySelector<HTMLInputElement>('input[type=search]')!;
  // React's own setter would take this for its own doing, and no change.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, word);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const filter = () =>
  timeOf(
    () => write('pruning'),
    () => [...document.querySelectorAll('[role=status]')].some((status) => / of \d+ entries/.test(status.textContent)),
  );

function fit(): Promise<number> {
  const place = () => graph().querySelector('svg')!.style.transform;
  const before = place();
  return timeOf(
    () => press(document.querySelector('[aria-label^=Fit]')!),
    () => place() !== before,
  );
}

const after: Window['after'] = {
  'fitting the whole drawing': fit,
  'choosing an entry': choose,
  'filtering by a word': filter,
};

Object.assign(window, { opened: open(), pan, zoom, after });
