import { ButtonLink } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { DownloadButton } from '@/components/ui/download-button';
import { Tabs } from '@/components/ui/tabs';
import type { Format } from '@/lib/bibliography/format';
import { withoutMarkup } from '@/lib/bibliography/markup';
import { type Ending, mediaTypes } from '@/lib/bibliography/selection';

/** A citation in every format; 'apa' is HTML. */
export type CitationTexts = Readonly<Record<Format, string>>;

interface Style {
  readonly id: Format;
  readonly label: string;
  /** Of a file that reference managers read. */
  readonly ending?: Ending;
}

const styles: readonly Style[] = [
  { id: 'apa', label: 'APA' },
  { id: 'bibtex', label: 'BibTeX', ending: 'bib' },
  { id: 'ris', label: 'RIS', ending: 'ris' },
  { id: 'csl-json', label: 'CSL-JSON', ending: 'csl.json' },
  { id: 'text', label: 'Text' },
];

interface Props {
  readonly texts: CitationTexts;
  /** Address of the files without their endings, where there are files: '/techniques/wanda/wanda'. */
  readonly files?: string;
  /** Of the files, without their endings, where they are made in the browser. */
  readonly name?: string;
}

/** A citation in tabs, to copy or to download. Knows nothing of how it is written, so that the browser can show it too. */
export function CitationTabs(given: Props) {
  const tabs = styles.map((style) => ({
    id: style.id,
    label: style.label,
    content: <Citation {...given} style={style} />,
  }));
  return <Tabs label="Citation format" tabs={tabs} />;
}

function Citation({ texts, files, name, style: { id, label, ending } }: Props & { readonly style: Style }) {
  const text = id === 'apa' ? withoutMarkup(texts.apa) : texts[id];
  return (
    <div className="grid gap-3 pt-4">
      {id === 'apa' ? (
        <p className="cite-text" dangerouslySetInnerHTML={{ __html: texts.apa }} />
      ) : (
        <pre className="cite-text" tabIndex={0}>
          {text.replaceAll('\r', '')}
        </pre>
      )}
      <div className="flex flex-wrap gap-3">
        <CopyButton text={text} label={`Copy ${label}`} />
        {files && ending && (
          <ButtonLink href={`${files}.${ending}`} download={`${files.split('/').at(-1)}.${ending}`}>
            Download .{ending}
          </ButtonLink>
        )}
        {name && ending && (
          <DownloadButton
            text={text}
            type={mediaTypes[ending]}
            name={`${name}.${ending}`}
            label={`Download .${ending}`}
          />
        )}
      </div>
    </div>
  );
}
