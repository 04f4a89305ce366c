import { existsSync, readdirSync } from 'node:fs';

const folder = 'content/techniques';

/** Slugs of all techniques that run: whoever adds a folder has added a test. */
export const techniques: readonly string[] = readdirSync(folder).filter((slug) =>
  existsSync(`${folder}/${slug}/technique.ts`),
);

export const isRecorded = (slug: string): boolean => existsSync(`public/runs/${slug}.json`);
