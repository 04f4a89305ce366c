import type { Metadata } from 'next';
import { formatCount } from '@/components/charts/format';
import { type Count, counts } from '@/components/entry/counts';
import { dataFiles } from '@/components/entry/data';
import { knowledge } from '@/components/entry/knowledge';
import { type PageAbout, pageMetadata } from '@/components/layout/page-head';
import { absolute, site } from '@/components/layout/site';
import { TextPage } from '@/components/layout/text-page';
import { TableScroll } from '@/components/mdx/table-scroll';
import { type Archive, archive, archiveFolder, archiveName } from './archive';

const about: PageAbout = {
  title: 'Data',
  lead: 'Everything the pages say, as files for programs: the same facts, with the same sources.',
  href: '/data/',
  type: 'DataCatalog',
};

export const metadata: Metadata = pageMetadata(about);

const datasets = dataFiles.map(({ name, describe }) => ({
  '@type': 'Dataset',
  '@id': absolute(`/data/${name}.json`),
  name: `${site.name}: ${name}`,
  description: describe,
  license: site.licences.text.url,
  creator: { '@type': 'Organization', name: site.authors, url: site.url },
  distribution: {
    '@type': 'DataDownload',
    contentUrl: absolute(`/data/${name}.json`),
    encodingFormat: 'application/json',
  },
}));

const whole = [
  { href: '/taxonomy.jsonld', what: 'The taxonomy as a SKOS concept scheme in JSON-LD.' },
  { href: '/taxonomy.ttl', what: 'The same in Turtle.' },
  { href: '/references.bib', what: 'The bibliography in BibTeX.' },
  { href: '/feed.xml', what: 'The entries changed last, as an Atom feed.' },
  { href: '/llms.txt', what: 'A list of all entries with their Markdown twins, for programs that read text.' },
  { href: '/sitemap.xml', what: 'All pages.' },
] as const;

export default async function DataPage() {
  const [known, packed] = await Promise.all([knowledge(), archive()]);
  return (
    <TextPage about={about} structured={{ dataset: datasets }}>
      <div className="prose">
        <Everything packed={packed} />
        <Counts counts={counts(known)} />
        <h2 id="tables">Tables</h2>
        <TableScroll label="Tables">
          <table>
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col">Rows</th>
                <th scope="col">What it holds</th>
                <th scope="col">Schema</th>
              </tr>
            </thead>
            <tbody>
              {dataFiles.map((file) => (
                <tr key={file.name}>
                  <th scope="row">
                    <a href={`/data/${file.name}.json`}>{file.name}.json</a>
                  </th>
                  <td>{file.rows(known).length}</td>
                  <td>{file.describe}</td>
                  <td>
                    <a href={`/schemas/${file.name}.json`}>JSON Schema</a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
        <p>
          A single run, recorded here or exported by a reader, keeps to <a href="/schemas/demo-run.json">this schema</a>
          ; the recorded ones stand at <code>/runs/wanda.json</code> and so on.
        </p>
        <h2 id="whole">The whole</h2>
        <ul>
          {whole.map(({ href, what }) => (
            <li key={href}>
              <a href={href}>{href.slice(1)}</a>: {what}
            </li>
          ))}
        </ul>
        <h2 id="entries">Entry by entry</h2>
        <p>
          Beside every page stand its citation and its text: <code>/techniques/wanda/wanda.bib</code>, <code>.ris</code>
          , <code>.csl.json</code> and <code>.md</code>. Concepts are named by the page with <code>#term</code>; a name
          is never given to another concept.
        </p>
      </div>
    </TextPage>
  );
}

/** How much there is. */
const Counts = ({ counts }: { readonly counts: readonly Count[] }) => (
  <>
    <h2 id="counts">How much there is</h2>
    <TableScroll label="How much there is">
      <table id="counts-table">
        <tbody>
          {counts.map(({ label, count }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{formatCount(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  </>
);

/** The archive, with what is needed to check it. */
function Everything({ packed: { bytes, sha256, files } }: { packed: Archive }) {
  return (
    <>
      <h2 id="archive">All in one file</h2>
      <p>
        <a href={`/${archiveName}`} download>
          {archiveName}
        </a>
        , {(bytes.length / 1e6).toFixed(1)} MB: everything below, {files} files, with a README and a list of hashes. It
        unpacks to the folder <code>{archiveFolder}</code>; the same content gives the same bytes.
      </p>
      <p className="archive-hash">
        SHA-256: <code>{sha256}</code>
      </p>
    </>
  );
}
