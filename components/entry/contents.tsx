import type { Heading } from '@/lib/articles/outline';
import { Disclosure } from '@/components/ui/disclosure';
import { CurrentSection } from './current-section';

type Section = Pick<Heading, 'id' | 'text' | 'depth'>;

function List({ sections }: { sections: readonly Section[] }) {
  return (
    <ul>
      {sections.map(({ id, text, depth }) => (
        <li key={id}>
          <a href={`#${id}`} data-level={depth}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The table of contents beside the text on wide screens. */
export function ContentsColumn({ sections }: { sections: readonly Section[] }) {
  return (
    <nav className="toc toc-column hidden min-[72rem]:block" aria-labelledby="contents-heading">
      <h2 id="contents-heading">Contents</h2>
      <List sections={sections} />
      <CurrentSection />
    </nav>
  );
}

/** The same in the text, closed, on narrow screens. */
export function ContentsInline({ sections }: { sections: readonly Section[] }) {
  return (
    <nav className="toc toc-inline mb-8 min-[72rem]:hidden" aria-label="Contents">
      <Disclosure summary="Contents">
        <List sections={sections} />
      </Disclosure>
    </nav>
  );
}
