import { expect, it } from 'vitest';
import { keptOnVisit, outdated } from './caches';
import { anonymous, isolated, pageKey, within } from './responses';

it('removes this site’s old caches and leaves those of others', () => {
  const names = [
    'slm-atlas-files-v0',
    'slm-atlas-files-v1',
    'slm-atlas-runs-v1',
    'slm-atlas-pages-v1',
    'serwist-precache-v2',
    'other',
  ];
  expect(outdated(names)).toEqual(['slm-atlas-files-v0']);
});

it('keeps a run and a page of an edition once it was visited, and leaves lists and entries to the precache', () => {
  const kept = (path: string) => keptOnVisit(new URL(path, 'https://a'));
  expect(['/runs/wanda/', '/runs/wanda/?x=1#cite', '/editions/2026.4/techniques/wanda/'].map(kept)).not.toContain(
    false,
  );
  const others = ['/runs/', '/editions/', '/runs/wanda.json', '/runs/wanda/wanda.bib', '/techniques/wanda/', '/'];
  expect(others.map(kept)).not.toContain(true);
});

it('finds a page whatever its query says', () => {
  const keys = ['https://a/', 'https://a/techniques/wanda/?seed=3', 'https://a/404.html'].map((url) =>
    pageKey(new URL(url)),
  );
  expect(keys).toEqual(['/index.html', '/techniques/wanda/index.html', '/404.html']);
});

it('gives a kept script the headers that threads of an isolated page need', async () => {
  const kept = new Response('export {}', { headers: { 'Content-Type': 'text/javascript' } });
  const answer = isolated(kept);
  expect(Object.fromEntries(answer.headers)).toEqual({
    'content-type': 'text/javascript',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(await answer.text()).toBe('export {}');
});

it('stops waiting for a network that does not answer', async () => {
  await expect(within(5, new Promise(() => {}))).rejects.toThrow('No answer in time');
  await expect(within(1000, Promise.resolve('page'))).resolves.toBe('page');
});

it('gives a worker’s script no address of its own, which would lack the fragment', async () => {
  const kept = new Response('start', { status: 200, headers: { 'Content-Type': 'text/javascript' } });
  Object.defineProperty(kept, 'url', { value: 'https://a/worker.js' });
  const answer = anonymous(kept);
  expect([answer.url, answer.headers.get('Content-Type'), await answer.text()]).toEqual([
    '',
    'text/javascript',
    'start',
  ]);
});
