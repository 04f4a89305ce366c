'use client';
import { useEffect, useState } from 'react';
import { ExportButtons } from '@/components/collection/export-buttons';
import type { ItemId } from '@/components/collection/store';
import {
  arrange,
  orders,
  plain,
  readArrangement,
  writeArrangement,
  type Arrangement,
  type Line,
  type Order,
} from './arrange';

const listId = 'works';

/** Lines of the list as the server wrote them: they are there, and readable, without this. */
const items = () => [...document.querySelectorAll<HTMLLIElement>(`#${listId} > li`)];

const lineOf = ({ dataset, textContent }: HTMLLIElement): Line => ({
  key: dataset.key!,
  text: textContent.toLowerCase(),
  year: Number(dataset.year),
  citedBy: Number(dataset.citedBy),
  verified: dataset.verified === 'true',
});

/** Moves the shown lines to the top in their order, and hides the others. */
function show(lines: readonly Line[]): void {
  const present = items();
  const byKey = new Map(present.map((item) => [item.dataset.key!, item]));
  const shown = new Set(lines.map(({ key }) => key));
  for (const [key, item] of byKey) item.hidden = !shown.has(key);
  const wanted = [...lines.map(({ key }) => byKey.get(key)!), ...present.filter(({ hidden }) => hidden)];
  // Hundreds of lines moved to where they are would be laid out again, as the page loads.
  if (wanted.some((item, index) => item !== present[index])) document.getElementById(listId)!.append(...wanted);
}

/** Keeps the arrangement in the address; the router hears of every such change, even one to the same address. */
function keepInAddress(arrangement: Arrangement): void {
  const { pathname, search, hash } = location;
  const wanted = writeArrangement(arrangement);
  if (wanted !== search) history.replaceState(null, '', pathname + wanted + hash);
}

/** Filter, order and export of the bibliography. */
export function BibliographyTools() {
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [arrangement, setArrangement] = useState(plain);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      setLines(items().map(lineOf));
      setArrangement(readArrangement(new URLSearchParams(location.search)));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  const shown = arrange(lines, arrangement);
  useEffect(() => {
    if (lines.length === 0) return;
    show(arrange(lines, arrangement));
    keepInAddress(arrangement);
  }, [lines, arrangement]);
  const change = (part: Partial<typeof arrangement>) => setArrangement({ ...arrangement, ...part });
  return (
    <form
      className="mb-6 grid gap-4"
      role="search"
      aria-label="Bibliography"
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="flex flex-wrap items-end gap-4">
        <label className="grid gap-1">
          Filter
          <input
            type="search"
            className="min-h-9 rounded-sm border border-edge bg-surface px-3"
            value={arrangement.query}
            onChange={({ target }) => change({ query: target.value })}
          />
        </label>
        <label className="grid gap-1">
          Order
          <select
            className="min-h-9 rounded-sm border border-edge bg-surface px-3"
            value={arrangement.order}
            onChange={({ target }) => change({ order: target.value as Order })}
          >
            {Object.entries(orders).map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="flex min-h-7 items-center gap-2">
          <input
            type="checkbox"
            checked={arrangement.verified}
            onChange={({ target }) => change({ verified: target.checked })}
          />
          Checked identifiers only
        </label>
      </div>
      <p role="status" className="m-0 text-soft">
        {lines.length > 0 &&
          (shown.length > 0 ? `${shown.length} of ${lines.length} works` : 'No work has all these words.')}
      </p>
      <ExportButtons ids={() => shown.map(({ key }): ItemId => `work:${key}`)} name="slm-atlas-works" />
    </form>
  );
}
