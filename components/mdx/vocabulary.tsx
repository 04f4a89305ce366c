/** The words that an article may use: the keys of the object made here. Articles import nothing. */
import type { ComponentProps, ReactNode } from 'react';
import { DemoSlot } from '@/components/entry/demo-slot';
import type { Entry } from '@/lib/articles/entry';
import type { Reference } from '@/lib/bibliography/reference';
import { Citations } from './cite';
import { CitedTable } from './cited-table';
import { ClaimsTable } from './claims';
import { MatrixSlot } from './matrix/slot';
import { type CardPart, ModelCard, ResultTables } from './model-card';
import { siblingRows } from './model-facts';
import { evaluationTitles, modelFiles, modelResults, siblingIds, siblingRuns } from './model-files';
import { PropertiesTable } from './properties';
import { SiblingsTable } from './siblings';

interface Context {
  readonly entry: Entry;
  readonly bibliography: ReadonlyMap<string, Reference>;
}

export function vocabulary({ entry, bibliography }: Context) {
  return {
    /** `<Cite keys="key another-key" />` */
    Cite: ({ keys }: { keys: string }) => (
      <Citations
        references={keys
          .split(/\s+/)
          .filter(Boolean)
          .map((key) => bibliography.get(key)!)}
      />
    ),
    /** `<Claims />`: the claims of the front matter as a table. */
    Claims: () => <ClaimsTable entry={entry} bibliography={bibliography} />,
    /** `<Properties />`: the properties of the front matter as a table. */
    Properties: () => <PropertiesTable entry={entry} bibliography={bibliography} />,
    /** `<ModelCard part="shape" />`: figures of the bundled model that the entry is about; all parts if none is named. */
    ModelCard: ({ part }: { part?: CardPart }) => (
      <ModelCard entry={entry} files={modelFiles(entry.slug)} titles={evaluationTitles()} part={part} />
    ),
    /** `<Results />`: what the independent scorer found of the bundled model that the entry is about. */
    Results: () => <ResultTables entry={entry} results={modelResults(entry.slug)} titles={evaluationTitles()} />,
    /** `<Siblings />`: the bundled siblings compared. */
    Siblings: () => <SiblingsTable entry={entry} rows={siblingRows(siblingIds(), modelFiles, siblingRuns())} />,
    /** `<Matrix />`: the survey's Table 1, kinds of technique by constraint. */
    Matrix: () => <MatrixSlot entry={entry} />,
    /** `<Note title="…">…</Note>`: an aside, in the margin where there is one. */
    Note: ({ title, children }: { title: string; children: ReactNode }) => (
      <aside className="note" aria-label={title}>
        <p>
          <strong>{title}</strong>
        </p>
        {children}
      </aside>
    ),
    /** `<Figure caption="…" wide>…</Figure>` */
    Figure,
    /** `<Demo />`: the technique beside the article, ready to run. */
    Demo: () => <DemoSlot slug={entry.slug} title={entry.title} />,
    /** What a table of the prose is called comes from lib/articles/name-tables.ts. */
    table: ({ id, 'data-name': name, ...rest }: TableProps) => (
      <CitedTable entry={entry} id={id!} name={name ?? null}>
        <table {...rest} />
      </CitedTable>
    ),
  };
}

interface TableProps extends ComponentProps<'table'> {
  readonly 'data-name'?: string;
}

interface FigureProps {
  readonly caption: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

function Figure({ caption, wide = false, children }: FigureProps) {
  return (
    <figure className={wide ? 'wide' : undefined}>
      {children}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
