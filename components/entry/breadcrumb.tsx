interface Step {
  readonly title: string;
  readonly href: string;
}

/** The way from the home page to here. */
export function Breadcrumb({ trail, here }: { trail: readonly Step[]; here: string }) {
  return (
    <nav className="breadcrumb" aria-label="Breadcrumb">
      <ol>
        {trail.map(({ title, href }) => (
          <li key={href}>
            <a href={href}>{title}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
