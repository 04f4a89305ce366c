/** Corpus files: documents ended by a separator, so that they can be read, counted and encoded one by one. */
import { readFileSync, writeFileSync } from 'node:fs';

export const separator = '<|endoftext|>';

export const joined = (texts: readonly string[]): string => texts.map((text) => `${text}${separator}\n`).join('');

export const parted = (text: string): string[] =>
  text
    .split(separator)
    .map((part) => part.replace(/^\n+|\n+$/g, ''))
    .filter(Boolean);

export const writeDocuments = (path: string, texts: readonly string[]): void => writeFileSync(path, joined(texts));

export const readDocuments = (path: string): string[] => parted(readFileSync(path, 'utf8'));
