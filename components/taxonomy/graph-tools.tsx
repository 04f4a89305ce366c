'use client';
/** Buttons that belong to the drawing, and the list of its keys. */
import { type ComponentProps, type RefObject, useState } from 'react';
import { Button } from '@/components/taxonomy/button';
import type { Layout } from '@/components/taxonomy/placed';
import { savePng, saveSvg } from '@/components/taxonomy/save-drawing';
import type { Viewport } from '@/components/taxonomy/use-viewport';

interface GraphToolsProps {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly viewport: Viewport;
  readonly layout: Layout;
  readonly help: boolean;
  readonly onHelp: () => void;
  /** Calls back while all of the drawing is in the page. */
  readonly whole: (save: () => void | Promise<void>) => void | Promise<void>;
}

/** In the corner that a tree growing to the right leaves empty; above the drawing where nothing is to spare. */
export function GraphTools({ svg, viewport, layout, help, onHelp, whole }: GraphToolsProps) {
  const [trouble, setTrouble] = useState('');
  const save = (as: typeof saveSvg | typeof savePng) => async () => {
    setTrouble('');
    const { current } = svg;
    if (!current) return;
    await Promise.resolve(whole(() => as(current, layout.bounds))).catch(() =>
      setTrouble('Too large for PNG here; take SVG.'),
    );
  };
  return (
    <div
      role="group"
      aria-label="Drawing"
      className="flex flex-wrap gap-1 py-2 sm:absolute sm:top-0 sm:left-0 sm:z-1 sm:flex-col"
    >
      <Tool name="Zoom in" sign="+" onClick={() => viewport.zoomBy(1.3)} />
      <Tool name="Zoom out" sign="−" onClick={() => viewport.zoomBy(1 / 1.3)} />
      <Tool name="Fit the whole drawing" sign="Fit" onClick={viewport.fit} />
      <Tool name="Download SVG" sign="SVG" onClick={save(saveSvg)} />
      <Tool name="Download PNG" sign="PNG" onClick={save(savePng)} />
      <Tool name="Keys" sign="?" onClick={onHelp} aria-expanded={help} />
      <p role="status" className="m-0 max-w-40 text-xs text-danger">
        {trouble}
      </p>
    </div>
  );
}

interface ToolProps extends ComponentProps<'button'> {
  readonly name: string;
  readonly sign: string;
}

function Tool({ name, sign, ...props }: ToolProps) {
  return (
    <Button aria-label={name} title={name} className="w-11 justify-center px-0!" {...props}>
      {sign}
    </Button>
  );
}

const keys = [
  ['→', 'first child; opens a folded branch'],
  ['← or Backspace', 'parent'],
  ['↑ ↓ or [ ]', 'previous and next sibling'],
  ['Space', 'fold or unfold'],
  ['Enter', 'open the page'],
  ['Home, End', 'root, last entry'],
  ['Esc', 'leave the selection'],
  ['+ − 0', 'zoom in, zoom out, fit'],
  ['Shift + arrows', 'move the drawing'],
  ['Ctrl + wheel', 'zoom'],
  ['?', 'this list'],
] as const;

export function GraphKeys() {
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 py-3 text-sm sm:grid-cols-[max-content_1fr_max-content_1fr]">
      {keys.map(([key, meaning]) => (
        <div key={key} className="contents">
          <dt className="font-mono text-ink">{key}</dt>
          <dd className="text-soft">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
