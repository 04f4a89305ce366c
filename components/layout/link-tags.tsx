/** A link for machines: FAIR Signposting (level 1), and the versions of RFC 5829. */
export interface Signpost {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

/** React moves the links into the head. */
export const LinkTags = ({ links }: { readonly links: readonly Signpost[] }) =>
  links.map(({ rel, href, type }) => <link key={`${rel} ${href}`} rel={rel} href={href} type={type} />);
