import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A script of the site as Next writes it into a page: fetched at once, and run as soon as it is there. */
const atOnce = /<script src="(\/_next\/static\/chunks\/[^"]+\.js)" async=""><\/script>/g;

/** Next asks for one of them ahead, too. */
const ahead = /<link rel="preload" as="script"[^>]*>/g;

/** Addresses of the scripts that a page starts with. */
export const firstScripts = (html: string): readonly string[] => [...html.matchAll(atOnce)].map(([, source]) => source);

/**
 * Runs in the page's head. A frame's callbacks come before it is painted, and a timer set in them after that; a page in the
 * background has no frames, and nobody who waits for one. The last button that is pressed before anything can answer is
 * pressed again when all of the page does (EarlyPress). What stands in `__next_s` runs just before Next starts to listen by
 * itself, in an earlier task, so that a touch can be answered between the two.
 */
const starter = (sources: readonly string[]) => `(() => {
  let pressed;
  const keep = ({ target }) => (pressed = target.closest?.('button') || pressed);
  const start = () => {
    for (const src of ${JSON.stringify(sources)}) document.head.append(Object.assign(document.createElement('script'), { src }));
  };
  addEventListener('click', keep, true);
  addEventListener('waking', () => removeEventListener('click', keep, true), { once: true });
  addEventListener('awake', () => pressed && pressed.click(), { once: true });
  (self.__next_s = self.__next_s || []).push([0, { children: "dispatchEvent(new Event('waking'))" }]);
  if (document.hidden) start();
  else requestAnimationFrame(() => setTimeout(start));
})();`;

/**
 * A page whose scripts are fetched and run after its first paint: it can be read without them, and on a slow line they would
 * hold up its styles and fonts.
 */
export function lateScripts(html: string): string {
  const sources = firstScripts(html);
  if (sources.length === 0) return html;
  const [first] = html.match(atOnce)!;
  return html
    .replace(first, () => `<script>${starter(sources)}</script>`)
    .replaceAll(atOnce, '')
    .replaceAll(ahead, '');
}

/** Addresses of the scripts that a page made by `lateScripts` starts. */
export function startedScripts(html: string): readonly string[] {
  const [, list] = /for \(const src of (\[[^\]]*\])\)/.exec(html) ?? [];
  return list ? (JSON.parse(list) as string[]) : [];
}

/** Rewrites every page below `out`. @returns the addresses of all scripts that pages start with */
export async function delayScripts(out: string): Promise<ReadonlySet<string>> {
  const files = await readdir(out, { recursive: true });
  const pages = files.filter((file) => file.endsWith('.html'));
  const sources = await Promise.all(pages.map((file) => rewrite(join(out, file))));
  return new Set(sources.flat());
}

async function rewrite(file: string): Promise<readonly string[]> {
  const html = await readFile(file, 'utf8');
  const sources = firstScripts(html);
  if (sources.length > 0) await writeFile(file, lateScripts(html));
  return sources;
}
