import { SearchButton } from '@/components/search/search-button';
import { Mark } from './mark';
import { NavLinks } from './nav-links';
import { site } from './site';
import { ThemeSwitch } from './theme-switch';

export function Header() {
  return (
    <header className="site-header">
      <div className="page">
        <a href="/" className="site-name">
          <Mark />
          {site.name}
        </a>
        <NavLinks />
        <div className="site-tools">
          <SearchButton />
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}
