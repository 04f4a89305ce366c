'use client';
import { Button } from './button';
import { download } from './download';

interface Props {
  readonly text: string;
  readonly type: string;
  /** Of the file. */
  readonly name: string;
  readonly label: string;
}

/** A text that is on the page, as a file. */
export const DownloadButton = ({ text, type, name, label }: Props) => (
  <Button onClick={() => download(new Blob([text], { type }), name)}>{label}</Button>
);
