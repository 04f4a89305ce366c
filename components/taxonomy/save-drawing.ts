/** The graph as a file of its own: every colour resolved, nothing left to a style sheet, the whole drawing in view. */
import type { Box } from '@/components/taxonomy/placed';
import { download } from '@/components/ui/download';

const svgNamespace = 'http://www.w3.org/2000/svg';
const MARGIN = 24;
const CAPTION = 28;

/** What the style sheet sets on marks and labels, and a standalone file has to say itself. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
];

/** The citation under the drawing: what it shows, when, and where from. */
const captionOf = (day: Date, address: string) =>
  `SLM Atlas contributors: Taxonomy of small language models, ${day.toISOString().slice(0, 10)}, ${address} (CC BY 4.0)`;

const drawing = (svg: SVGSVGElement, bounds: Box) =>
  new Blob([standalone(svg, bounds, captionOf(new Date(), location.href))], { type: 'image/svg+xml' });

export const saveSvg = (svg: SVGSVGElement, bounds: Box): void =>
  download(drawing(svg, bounds), 'slm-atlas-taxonomy.svg');

/** Pixels for each px of the drawing, and the fewest that can be read; the most along a side: browsers refuse larger canvases. */
const PIXELS = { each: 2, fewest: 0.6, most: 8192 };

/** @throws Error if the browser cannot draw so large a picture, or nobody could read it */
export async function savePng(svg: SVGSVGElement, bounds: Box): Promise<void> {
  const picture = new Image();
  picture.src = URL.createObjectURL(drawing(svg, bounds));
  try {
    await picture.decode();
    download(await rasterised(picture), 'slm-atlas-taxonomy.png');
  } finally {
    URL.revokeObjectURL(picture.src);
  }
}

function rasterised(picture: HTMLImageElement): Promise<Blob> {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const scale = Math.min(PIXELS.each, PIXELS.most / Math.max(width, height));
  if (scale < PIXELS.fewest) return Promise.reject(new Error(`${width} × ${height} px are too many for a picture`));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png');
  });
}

/** @param bounds of the drawing inside the svg's first group, whose zoom is left out */
export function standalone(svg: SVGSVGElement, bounds: Box, caption: string): string {
  const drawing = svg.querySelector('g')!;
  const copy = drawing.cloneNode(true) as SVGGElement;
  resolveStyles(drawing, copy);
  copy.removeAttribute('transform');
  const file = document.createElementNS(svgNamespace, 'svg');
  const page = grown(bounds);
  setAll(file, { xmlns: svgNamespace, viewBox: boxText(page), width: page.width, height: page.height });
  const area = { x: page.left, y: page.top, width: page.width, height: page.height };
  const paper = element('rect', { ...area, fill: token(svg, '--ground') });
  const place = { x: bounds.left, y: bounds.top + bounds.height + MARGIN + CAPTION / 2 };
  const type = { 'font-family': getComputedStyle(svg).fontFamily, 'font-size': 12 };
  const words = element('text', { ...place, ...type, fill: token(svg, '--ink') });
  words.textContent = caption;
  file.append(paper, copy, words);
  return new XMLSerializer().serializeToString(file);
}

type Attributes = Readonly<Record<string, string | number>>;

function setAll(target: Element, attributes: Attributes) {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, String(value));
}

function element(name: string, attributes: Attributes): SVGElement {
  const made = document.createElementNS(svgNamespace, name);
  setAll(made, attributes);
  return made;
}

const grown = ({ left, top, width, height }: Box): Box => ({
  left: left - MARGIN,
  top: top - MARGIN,
  width: width + 2 * MARGIN,
  height: height + 2 * MARGIN + CAPTION,
});

const boxText = ({ left, top, width, height }: Box) => [left, top, width, height].join(' ');

/** Both trees are alike; the copy, outside the document, has no computed styles of its own. */
function resolveStyles(original: Element, copy: Element) {
  const style = getComputedStyle(original);
  if (isUnseen(original, style)) return copy.remove();
  const children = [...copy.children];
  const { transform } = (original as SVGElement).style;
  for (const name of copy.getAttributeNames()) if (!kept.has(name)) copy.removeAttribute(name);
  if (drawn.has(original.tagName)) for (const name of properties) copy.setAttribute(name, style.getPropertyValue(name));
  if (transform) copy.setAttribute('transform', attributeFrom(transform));
  if (original instanceof SVGAElement) copy.setAttribute('href', new URL(original.href.baseVal, location.href).href);
  for (const [i, child] of [...original.children].entries()) resolveStyles(child, children[i]);
}

/** Targets for the pointer, and signs that wait for it. */
function isUnseen({ tagName }: Element, { opacity, fill, stroke }: CSSStyleDeclaration): boolean {
  return opacity === '0' || (tagName === 'rect' && transparent.has(fill) && stroke === 'none');
}

const transparent: ReadonlySet<string> = new Set(['none', 'transparent', 'rgba(0, 0, 0, 0)']);
const drawn: ReadonlySet<string> = new Set(['path', 'circle', 'rect', 'text', 'tspan']);
const kept = new Set(['d', 'x', 'y', 'dx', 'r', 'rx', 'width', 'height']);

/** The attribute knows neither px nor deg. */
const attributeFrom = (transform: string) => transform.replace(/px|deg/g, '');

/** A colour of the theme in force, as the style sheet spells it. */
const token = (svg: SVGSVGElement, name: string) => getComputedStyle(svg).getPropertyValue(name).trim();
