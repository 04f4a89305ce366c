import { describe, expect, it } from 'vitest';
import { articleSections } from './sections';

const headings = [
  { id: 'idea', text: 'The idea', depth: 2 },
  { id: 'part', text: 'A part', depth: 3 },
  { id: 'detail', text: 'A detail', depth: 4 },
  { id: 'use', text: 'When to use it', depth: 2 },
];
const ids = (body: string) => articleSections(headings, body).map(({ id }) => id);

describe('articleSections', () => {
  it('lists sections and their parts', () => {
    expect(ids('## The idea\n\n### A part\n\n#### A detail\n\n## When to use it\n')).toEqual(['idea', 'part', 'use']);
  });
  it('lists the panel where it stands', () => {
    expect(ids('## The idea\n\n### A part\n\n#### A detail\n\n<Demo />\n\n## When to use it\n')).toEqual([
      'idea',
      'part',
      'demo',
      'use',
    ]);
    expect(ids('<Demo />\n\n## The idea\n')[0]).toBe('demo');
  });
});
