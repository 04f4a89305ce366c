import { expect, type Page } from '@playwright/test';

/** One page of every kind. */
export const pages: Readonly<Record<string, string>> = {
  'home, as a graph': '/?view=graph',
  'home, as a tree': '/?view=tree',
  'home, as a table': '/?view=table',
  'list of techniques': '/techniques/',
  family: '/families/quantization/',
  technique: '/techniques/wanda/',
  model: '/models/atlas-3m/',
  'data set': '/datasets/squad/',
  metric: '/metrics/perplexity/',
  problem: '/problems/bias/',
  application: '/applications/translation/',
  compare: '/compare/',
  'recorded run': '/runs/wanda/',
  'list of recorded runs': '/runs/',
  'table 1': '/families/table-1/?entries=1',
  glossary: '/glossary/',
  search: '/search/',
  method: '/method/',
  bibliography: '/bibliography/',
  data: '/data/',
  editions: '/editions/',
  'reading list': '/list/',
  about: '/about/',
};

/** Opens a page that must be there. */
export async function visit(page: Page, path: string): Promise<void> {
  const response = await page.goto(path);
  expect(response!.status(), path).toBe(200);
}
