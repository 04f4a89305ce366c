/** Structured data for search engines. `<` is escaped, since a script element ends at the first `</script`. */
export function JsonLd({ data }: { data: object }) {
  const html = JSON.stringify(data).replaceAll('<', '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: html }} />;
}
