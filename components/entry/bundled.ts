/** Bundled models, texts and evaluation sets as their manifests list them, read at build time. Server only. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { demoTexts, modelFiles, ModelManifest, TextManifest } from '@/lib/runtime/manifest';

const publicFile = (...parts: readonly string[]) => path.join(process.cwd(), 'public', ...parts);
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

export const bundledModel = (id: string): ModelManifest =>
  ModelManifest.parse(readJson(publicFile('models', id, 'manifest.json')));

/** A head that is taught by a language model has no tokenizer of its own. */
const isLanguageModel = ({ files }: ModelManifest) => files.some(({ path }) => path === modelFiles.tokenizer);

/** The language model that an entry is about, or those of the family that it is about: `atlas-1m` → `atlas-1m-…`. */
export function modelsOf(slug: string): readonly ModelManifest[] {
  const ids = readdirSync(publicFile('models')).filter((id) => existsSync(publicFile('models', id, 'manifest.json')));
  return ids
    .filter((id) => id === slug || id.startsWith(`${slug}-`))
    .sort()
    .map(bundledModel)
    .filter(isLanguageModel);
}

const texts = (): TextManifest => TextManifest.parse(readJson(publicFile('eval', 'manifest.json')));

/** Of all texts that a demo downloads. */
export const textsBytes = (): number => demoTexts(texts()).reduce((sum, { bytes }) => sum + bytes, 0);

/** What a page needs to know of the sets; it travels with the page. */
export const listedSets = () => texts().sets.map(({ id, title, items, bytes }) => ({ id, title, items, bytes }));
