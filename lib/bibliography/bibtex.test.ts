import { expect, it } from 'vitest';
import { parseBibtex } from '@/lib/bibliography/bibtex';
import { authorLine } from '@/lib/bibliography/reference';

const file = 'content/references.bib';
const bib = `% A comment
@inproceedings{sun2023wanda,
  title = {{A Simple and Effective Pruning Approach}},
  author = {Mingjie Sun and {De La Torre}, Fernanda and Zico de la Kolter and others},
  year = {2023},
  booktitle = {ICLR 2024},
  eprint = {2306.11695},
  archiveprefix = {arXiv},
  url = {https://arxiv.org/abs/2306.11695},
  keywords = {verified},
}

@misc{qwen2024,
  title = {{Qwen \\& more}},
  author = {{Qwen Team}},
  year = {2024},
  eprint = {2412.15115},
  archiveprefix = {arXiv},
  keywords = {unverified},
  note = {Unverified: no identifier seen},
}
`;
const [wanda, qwen] = parseBibtex(bib, file);

it('parseBibtex reads what a page shows of a work', () => {
  expect(wanda).toMatchObject({
    key: 'sun2023wanda',
    title: 'A Simple and Effective Pruning Approach',
    year: 2023,
    venue: 'ICLR 2024',
    arxiv: '2306.11695',
    url: 'https://arxiv.org/abs/2306.11695',
    verified: true,
  });
});

it('parseBibtex keeps family names whole and tells "and others" from an author', () => {
  expect(wanda.authors).toEqual(['Mingjie Sun', 'Fernanda De La Torre', 'Zico de la Kolter']);
  expect(authorLine(wanda)).toBe('Mingjie Sun, Fernanda De La Torre, Zico de la Kolter et al.');
});

it('parseBibtex keeps groups, preprints and the unverified mark', () => {
  expect(qwen).toMatchObject({
    authors: ['Qwen Team'],
    etAl: false,
    title: 'Qwen & more',
    venue: 'arXiv',
    verified: false,
  });
  expect(qwen.note).toBe('Unverified: no identifier seen');
});

it('parseBibtex knows the line of each work', () => {
  expect([wanda.line, qwen.line]).toEqual([2, 13]);
});

it.each([
  ['a title', 'title = {{Qwen \\& more}},', `${file}:13: "qwen2024" needs title, author and year`],
  ['a year', '  year = {2024},', `${file}:13: "qwen2024" needs title, author and year`],
  ['its verified mark', 'keywords = {unverified},', `${file}:13: "qwen2024" needs keywords`],
])('parseBibtex names file and line of a work without %s', (_what, part, message) => {
  expect(() => parseBibtex(bib.replace(part, ''), file)).toThrow(message);
});

it('parseBibtex names the line at which BibTeX breaks off', () => {
  expect(() => parseBibtex('@misc{a,\n  title = {A}\n\n@misc{b, title = {B}}\n', file)).toThrow(
    /content\/references\.bib:[2-4]: not valid BibTeX/,
  );
});
