/** Articles of usual length and contents that say nothing: about 400 words, formulas, a table, citations. */

/** Works that content/ defines. */
const works = ['sun2023wanda', 'nguyen2024survey'];

const words =
  'a weight of the layer that meets each input row is scaled by its norm before one value goes to zero and the model keeps what it read'.split(
    ' ',
  );

/** Words that differ from entry to entry, so that nothing is compiled once for all. */
const prose = (seed: number, count: number): string =>
  Array.from({ length: count }, (_, i) => words[(seed * 7 + i * 11 + ((i * seed) % 5)) % words.length]).join(' ');

const sentence = (seed: number, count: number): string => `Entry ${seed}: ${prose(seed, count)}.`;

const cite = `<Cite keys="${works.join(' ')}" />`;

const formula = (seed: number) => `$$
S_{ij} = \\frac{|W_{ij}|^{${seed}}}{\\sqrt{\\sum_{k=1}^{n} X_{kj}^2 + ${seed}}} \\cdot \\lVert X_j \\rVert_2 .
$$`;

const table = (seed: number) =>
  [
    '| Setting | Bits | Perplexity |',
    '| --- | --- | --- |',
    ...[2, 3, 4, 8].map((bits) => `| ${prose(seed + bits, 3)} | ${bits} | $${bits}^{${seed}}$ |`),
  ].join('\n');

const section = (seed: number, title: string) =>
  `## ${title}\n\n${sentence(seed, 55)} ${cite}\n\n${sentence(seed + 1, 45)} With $W_{${seed}}$ and $\\alpha_j$ as above.`;

const frontMatter = (number: number) => `---
title: "Made-up technique ${number}"
summary: "An entry without a meaning, number ${number}: it is here to be built."
parent: unstructured-pruning
order: ${number + 100}
source: extension
year: 2024
constraints: [memory, latency]
constraintsBasis: "Made up"
aliases: ["Technique without a name ${number}"]
claims:
  - value: "${number} of nothing"
    source: sun2023wanda
    where: "nowhere"
    grade: our reading
published: 2026-11-22
modified: 2026-11-22
version: "1.0"
---
`;

/** The text of an article.mdx. */
export function syntheticArticle(number: number): string {
  const parts = ['The idea', 'How it works', 'What it costs'].map((title, i) => section(number + i, title));
  const [idea, how, costs] = parts;
  return [frontMatter(number), idea, how, formula(number), costs, table(number), '## Sources', '<Claims />', ''].join(
    '\n\n',
  );
}
