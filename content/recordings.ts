/**
 * Which runs are recorded: every technique at its defaults, under its slug, and what the `recordings.json` of its folder
 * lists beyond that: other settings, other models, and chains that begin with it. Server and scripts only.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ParameterValue, type Step } from '@/lib/runtime/protocol';
import { maxSteps } from '@/lib/runtime/steps';

const Asked = z.strictObject({
  technique: z.string(),
  values: z.record(z.string(), ParameterValue).default({}).describe('what differs from the defaults'),
});

const Listed = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .describe('of the file and of the page; never given to another run'),
  steps: z.array(Asked).min(1).max(maxSteps),
  model: z.string().nullable().default(null).describe('id of the model that is treated; absent: the usual one'),
  why: z.string().describe('what it is recorded for, in a sentence'),
});

export interface Recording {
  /** Of `public/runs/<name>.json` and of the page `/runs/<name>/`; the slug for a technique at its defaults. */
  readonly name: string;
  /** In the order applied, each with the values that differ from the defaults. */
  readonly steps: readonly Step[];
  /** Id of the model that is treated; null: the usual one of the first technique. */
  readonly model: string | null;
  /** null for a technique at its defaults. */
  readonly why: string | null;
}

const folder = () => path.join(process.cwd(), 'content', 'techniques');

const runnable = (): readonly string[] =>
  readdirSync(folder())
    .filter((slug) => existsSync(path.join(folder(), slug, 'technique.ts')))
    .sort();

/** @throws Error that names file and field where the list is not well formed */
function listedIn(slug: string): readonly Recording[] {
  const file = path.join(folder(), slug, 'recordings.json');
  if (!existsSync(file)) return [];
  const result = z.array(Listed).safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (result.success) return result.data;
  const [{ path: at, message }] = result.error.issues;
  throw new Error(`content/techniques/${slug}/recordings.json: ${at.join('.')}: ${message}`);
}

const atDefaults = (slug: string): Recording => ({
  name: slug,
  steps: [{ technique: slug, values: {} }],
  model: null,
  why: null,
});

/** Defaults first, then all others; chains with a technique that the site no longer has are left out. */
export function recordings(): readonly Recording[] {
  const slugs = runnable();
  const known = new Set(slugs);
  const further = slugs.flatMap(listedIn);
  return [
    ...slugs.map(atDefaults),
    ...further.filter(({ steps }) => steps.every(({ technique }) => known.has(technique))),
  ];
}
