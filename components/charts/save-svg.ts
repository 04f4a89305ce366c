/** A chart as a file of its own: colours and fonts that the page lends it are written into it. */

/** Replaces `var(--name)` by its value; an unknown variable stays as it is. */
export const inlineVariables = (svg: string, valueOf: (name: string) => string): string =>
  svg.replace(/var\((--[\w-]+)\)/g, (whole, name: string) => valueOf(name).trim().replaceAll('"', "'") || whole);

function standalone(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.style.background = 'var(--surface)';
  copy.removeAttribute('aria-hidden');
  const page = getComputedStyle(chart);
  const lookUp = (name: string) => page.getPropertyValue(name);
  return inlineVariables(new XMLSerializer().serializeToString(copy), lookUp);
}

export const svgBlob = (chart: SVGSVGElement): Blob => new Blob([standalone(chart)], { type: 'image/svg+xml' });
