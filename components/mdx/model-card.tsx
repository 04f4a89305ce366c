import { SeriesChart } from '@/components/charts/series';
import { formatCount } from '@/components/charts/format';
import type { Entry } from '@/lib/articles/entry';
import { CitedTable } from './cited-table';
import { accuracyWords, durationWords, lossesOf, type Row, shapeRows, thinned, trainingRows } from './model-facts';
import type { Curve, ModelFiles, Results } from './model-files';

export const cardParts = ['shape', 'training', 'results', 'files'] as const;
export type CardPart = (typeof cardParts)[number];

interface Props {
  readonly entry: Entry;
  readonly files: ModelFiles;
  readonly titles: ReadonlyMap<string, string>;
  /** All of them if left out. */
  readonly part?: CardPart;
}

/** A bundled model's figures, read from its own files when the page is built. */
export function ModelCard({ entry, files, titles, part }: Props) {
  const shows = (name: CardPart) => part === undefined || part === name;
  return (
    <>
      {shows('shape') && <Facts entry={entry} id="table-shape" caption="What it is made of" rows={shapeRows(files)} />}
      {shows('training') && <Training entry={entry} files={files} />}
      {shows('results') && <ResultTables entry={entry} results={files.results} titles={titles} />}
      {shows('files') && <Files entry={entry} files={files} />}
    </>
  );
}

interface FactsProps {
  readonly entry: Entry;
  readonly id: string;
  readonly caption: string;
  readonly rows: readonly Row[];
}

function Facts({ entry, id, caption, rows }: FactsProps) {
  return (
    <CitedTable entry={entry} id={id} name={caption}>
      <table>
        <caption>{caption}</caption>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </CitedTable>
  );
}

type FilesProps = Pick<Props, 'entry' | 'files'>;

function Training({ entry, files: { curve, manifest } }: FilesProps) {
  const [watched] = lossesOf(curve);
  const [unit, key, scale] = curve.curve[0].tokens ? ['million tokens', 'tokens', 1e6] : ['step', 'step', 1];
  const points = curve.curve
    .filter((row) => watched in row)
    .map((row): [number, number] => [row[key as string] / Number(scale), row[watched]]);
  const name = `loss on ${watched === 'kept-back' ? 'exercises kept back' : `held-out ${watched}`}, nats by ${unit}`;
  return (
    <>
      <Facts entry={entry} id="table-training" caption="How it was trained" rows={trainingRows(curve)} />
      <SeriesChart series={{ name, points }} layers={0} file={`${manifest.id}-curve`} />
      <CurveTable entry={entry} curve={curve} />
    </>
  );
}

const shownRows = 10;

function CurveTable({ entry, curve }: { readonly entry: Entry; readonly curve: Curve }) {
  const losses = lossesOf(curve);
  const count = curve.curve[0].tokens ? 'tokens' : 'examples';
  return (
    <CitedTable entry={entry} id="table-learning-curve" name="Learning curve">
      <table>
        <caption>
          Loss in nats, per token for texts; training is the mean since the row before in the full curve.
        </caption>
        <thead>
          <tr>
            <th scope="col">{count === 'tokens' ? 'Tokens' : 'Exercises'}</th>
            <th scope="col">Time</th>
            {losses.map((loss) => (
              <th key={loss} scope="col">
                {loss}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {thinned(curve.curve, shownRows).map((row) => (
            <tr key={row.step}>
              <th scope="row">{formatCount(row[count])}</th>
              <td>{durationWords(row.seconds)}</td>
              {losses.map((loss) => (
                <td key={loss}>{row[loss]?.toFixed(3) ?? 'not measured'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </CitedTable>
  );
}

interface ResultProps {
  readonly entry: Entry;
  readonly results: Results;
  readonly titles: ReadonlyMap<string, string>;
}

/** What the independent scorer found, text by text and set by set. */
export function ResultTables(given: ResultProps) {
  const { texts, sets } = given.results;
  return (
    <>
      {Object.keys(texts).length > 0 && <TextResults {...given} />}
      {Object.keys(sets).length > 0 && <SetResults {...given} />}
    </>
  );
}

function TextResults({ entry, results: { texts }, titles }: ResultProps) {
  return (
    <CitedTable entry={entry} id="table-held-out-texts" name="Held-out texts">
      <table>
        <caption>Held-out texts, by the protocol of the demonstrations and a program apart from it.</caption>
        <thead>
          <tr>
            <th scope="col">Text</th>
            <th scope="col">Bits per byte</th>
            <th scope="col">Perplexity</th>
            <th scope="col">Tokens scored</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(texts).map(([id, { bpb, ppl, tokens }]) => (
            <tr key={id}>
              <th scope="row">{titles.get(id) ?? id}</th>
              <td>{bpb.toFixed(4)}</td>
              <td>{ppl.toFixed(2)}</td>
              <td>{formatCount(tokens)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </CitedTable>
  );
}

function SetResults({ entry, results: { sets }, titles }: ResultProps) {
  const taught = Object.values(sets).some(({ teacher }) => teacher);
  return (
    <CitedTable entry={entry} id="table-evaluation-sets" name="Evaluation sets">
      <table>
        <caption>Share of right answers, with the 95 % interval of Wilson.</caption>
        <thead>
          <tr>
            <th scope="col">Set</th>
            <th scope="col">Accuracy</th>
            {taught && <th scope="col">Its teacher</th>}
            {taught && <th scope="col">Agreement</th>}
            <th scope="col">Items</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(sets).map(([id, { teacher, agreement, ...own }]) => (
            <tr key={id}>
              <th scope="row">{titles.get(id) ?? id}</th>
              <td>{accuracyWords(own)}</td>
              {taught && <td>{teacher && accuracyWords(teacher)}</td>}
              {taught && <td>{agreement && accuracyWords(agreement)}</td>}
              <td>{formatCount(own.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </CitedTable>
  );
}

function Files({ entry, files: { manifest } }: FilesProps) {
  return (
    <CitedTable entry={entry} id="table-files" name="Files">
      <table>
        <caption>
          Files in <code>public/models/{manifest.id}</code>
        </caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Bytes</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {manifest.files.map(({ path, bytes, sha256 }) => (
            <tr key={path}>
              <th scope="row">{path}</th>
              <td>{formatCount(bytes)}</td>
              <td>
                <code>{sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </CitedTable>
  );
}
