import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { loadKnowledge } from '@/lib/articles/knowledge';
import { dataDocument, dataFiles, dataSchema } from './data';
import { recordedEffects } from './recorded';

const knowledge = await loadKnowledge(recordedEffects());
const rowsOf = (name: string) =>
  dataFiles.find((file) => file.name === name)!.rows(knowledge) as readonly Record<string, unknown>[];

it.each(dataFiles.map((file) => [file.name, file] as const))('%s keeps to its own JSON Schema', (_name, file) => {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  const validate = ajv.compile(dataSchema(file));
  const document = JSON.parse(JSON.stringify(dataDocument(file, knowledge)));
  expect(validate(document), JSON.stringify(validate.errors?.slice(0, 2))).toBe(true);
  expect(document.rows.length).toBeGreaterThan(0);
  expect(validate({ ...document, rows: [{ nonsense: 1 }] })).toBe(false);
});

it('the tables agree: rows name entries and works that exist', () => {
  const slugs = new Set(rowsOf('entries').map(({ slug }) => slug));
  const keys = new Set(rowsOf('references').map(({ key }) => key));
  expect(slugs.size).toBe(knowledge.entries.length);
  for (const { from, to } of rowsOf('relations')) expect(slugs.has(from) && slugs.has(to)).toBe(true);
  for (const { entry, source } of [...rowsOf('claims'), ...rowsOf('properties')])
    expect(slugs.has(entry) && keys.has(source)).toBe(true);
});
