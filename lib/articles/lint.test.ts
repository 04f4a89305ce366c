/** The real content, held to the rules that its articles keep. */
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileArticle } from '@/lib/articles/compile';
import { type Entry, kinds } from '@/lib/articles/entry';
import { loadKnowledge } from '@/lib/articles/knowledge';
import { otherPages } from '@/lib/articles/links';

const { entries, taxonomy, bibliography } = await loadKnowledge();
const each = entries.map((entry) => [entry.file, entry] as const);

/** Words of the vocabulary in components/mdx. */
const vocabulary = [
  'Cite',
  'Claims',
  'Demo',
  'Evaluation',
  'Figure',
  'Matrix',
  'ModelCard',
  'Note',
  'Properties',
  'Results',
  'Siblings',
];

/** Words of an article, from and to. */
const length: Readonly<Record<Entry['kind'], readonly [number, number]>> = {
  families: [80, 350],
  techniques: [80, 900],
  models: [80, 900],
  datasets: [80, 900],
  metrics: [80, 900],
  applications: [80, 900],
  problems: [80, 900],
};

/** A technique that can be run here is explained in full. */
const leastWithDemo = 300;

/** Places on other pages: `[words](/kind/slug/#place)`. */
const placesIn = ({ body }: Entry) =>
  [...body.matchAll(/\]\((\/[^)#]*)#([^)\s]+)/g)].map(([, href, place]) => ({ href, place }));

const wordsIn = ({ body }: Entry) => [...body.matchAll(/<([A-Z]\w*)/g)].map(([, word]) => word);

const count = (entry: Entry, word: string) => wordsIn(entry).filter((used) => used === word).length;

describe.each(each)('%s', (_file, entry) => {
  it('links to places that other articles have', async () => {
    for (const { href, place } of placesIn(entry)) {
      const { headings } = await compileArticle(entries.find((other) => other.href === href)!);
      expect(headings.map(({ id }) => id)).toContain(place);
    }
  });

  it('uses the words of the vocabulary only', () => {
    expect(wordsIn(entry).filter((word) => !vocabulary.includes(word))).toEqual([]);
  });

  it('compiles, and its headings have addresses of their own', async () => {
    const { headings } = await compileArticle(entry);
    expect(new Set(headings.map(({ id }) => id)).size).toBe(headings.length);
  });

  it('has the length of its kind', async () => {
    const [least, most] = length[entry.kind];
    const { words } = await compileArticle(entry);
    expect(words).toBeGreaterThanOrEqual(entry.demo ? leastWithDemo : least);
    expect(words).toBeLessThanOrEqual(most);
  });

  it('places its claims and its demonstration once, and neither where there is none', () => {
    expect(count(entry, 'Claims')).toBe(entry.claims.length ? 1 : 0);
    expect(count(entry, 'Properties')).toBe(entry.properties.length ? 1 : 0);
    expect(count(entry, 'Demo')).toBe(entry.demo ? 1 : 0);
  });

  it('has no task list, whose boxes would have no label', () => {
    expect(entry.body).not.toMatch(/^\s*[-*] \[[ x]\]/m);
  });

  it('states a basis wherever it states constraints', () => {
    expect(Boolean(entry.constraintsBasis)).toBe(entry.constraints.length > 0);
  });
});

it('every page that is no entry and that an article may link to is a route', () => {
  const routed = otherPages.filter(
    (page) => existsSync(`app${page}page.tsx`) || kinds.some((kind) => page === `/${kind}/`),
  );
  expect(routed).toEqual(otherPages);
});

it('every folder of a kind has an article', () => {
  const folders = kinds.flatMap((kind) => (existsSync(`content/${kind}`) ? list(kind) : []));
  expect(folders.filter((folder) => !existsSync(`${folder}/article.mdx`))).toEqual([]);
});

function list(kind: string): string[] {
  const children = readdirSync(`content/${kind}`, { withFileTypes: true });
  return children.filter((child) => child.isDirectory()).map(({ name }) => `content/${kind}/${name}`);
}

it('every slug is one word of a path', () => {
  expect(entries.map(({ slug }) => slug).filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([]);
});

it('every work without the verified mark says what is missing', () => {
  const unverified = [...bibliography.values()].filter((work) => !work.verified);
  expect(unverified.filter(({ note }) => !note?.startsWith('Unverified: ')).map(({ key }) => key)).toEqual([]);
});

it('every work with an arXiv identifier has an address that fits it', () => {
  const works = [...bibliography.values()].filter(({ arxiv }) => arxiv);
  expect(works.filter(({ arxiv, url }) => url !== `https://arxiv.org/abs/${arxiv}`).map(({ key }) => key)).toEqual([]);
});

/** The families of the survey's tree and of its extensions; indentation is depth. */
const skeleton = `
introduction
  two-axis-taxonomy
  trade-offs-between-goals
  earlier-surveys
  table-1
architectures
  lightweight-architectures
    encoder-only-models
    decoder-only-models
  efficient-attention
  architecture-search
  small-multimodal-models
  mixture-of-experts
  vocabulary-reduction
training
  pre-training
    mixed-precision
    optimizers
    distributed-training
    training-data
  fine-tuning
    parameter-efficient-fine-tuning
    data-augmentation
    preference-alignment
compression
  pruning
    unstructured-pruning
    structured-pruning
    low-rank-factorisation
  quantization
    weight-only-quantization
    weight-activation-quantization
    kv-cache-quantization
    quantization-aware-training
  knowledge-distillation
evaluation
applications
  real-time-interaction
  content-generation
  edge-inference
open-problems
limitations
  errata
beyond-the-survey
  open-small-models
  faster-decoding
  measured-on-device-cost
    runtime-study-of-small-models
  small-with-large-models
    roles-beside-large-models
    agents-of-small-models
  task-specific-models
    domain-overview
  trust
    hallucination-below-ten-billion
  federated-training
  sibling-surveys
    sibling-survey-list
  models
`;

it('every family of the survey has its page, in its place and order', () => {
  const families = taxonomy.filter(({ kind }) => kind === 'families');
  const outline = families.map(({ id, depth }) => '  '.repeat(depth - 1) + id);
  expect(outline).toEqual(skeleton.trim().split('\n'));
});
