'use client';
import { usePathname } from 'next/navigation';
import { navigation } from './site';

/** The main navigation; the section that one is in is marked. */
export function NavLinks() {
  const path = usePathname();
  return (
    <nav className="site-nav" aria-label="Main">
      <ul>
        {navigation.map(({ href, label }) => (
          <li key={href}>
            <a href={href} aria-current={href === path ? 'page' : path.startsWith(href) ? 'true' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
