/** The site's mark: a tree of three nodes, one of them filled, as live nodes are in the explorer. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 22 22" fill="none" stroke="currentColor" strokeWidth="1.6">
      <path d="M6 11c5 0 4-5.5 8.5-5.5M6 11c5 0 4 5.5 8.5 5.5" />
      <circle cx="4" cy="11" r="2.4" />
      <circle cx="17" cy="5.5" r="2.4" />
      <circle cx="17" cy="16.5" r="2.4" fill="var(--accent)" stroke="var(--accent)" />
    </svg>
  );
}
