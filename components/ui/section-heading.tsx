/** The heading of a part of a page, which is a link to itself, as the headings of articles are. */
export function SectionHeading({ id, children }: { id: string; children: string }) {
  return (
    <h2 id={id}>
      <a className="permalink" href={`#${id}`}>
        {children}
      </a>
    </h2>
  );
}
