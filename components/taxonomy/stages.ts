'use client';
/** Marks that come or change their form a few at a time: no frame of a gesture has to draw hundreds of them. */
import { useEffect, useState } from 'react';
import type { Placed } from '@/components/taxonomy/placed';

/** A node as it is drawn: with its title, or as a target alone where titles are too small to read. */
export interface Mark {
  readonly placed: Placed;
  readonly titled: boolean;
}

/** Marks that one frame may draw anew. */
const MOST = 40;

/**
 * The marks of the next frame on the way to those aimed at; what is to go goes at once.
 * @returns `aim` itself once it is reached
 */
export function nextStage(now: readonly Mark[], aim: readonly Mark[], most = MOST): readonly Mark[] {
  const forms = new Map(now.map(({ placed, titled }) => [placed, titled]));
  let left = most;
  const stage = aim.flatMap((mark) => {
    const titled = forms.get(mark.placed);
    if (titled === mark.titled || left-- > 0) return [mark];
    return titled === undefined ? [] : [{ ...mark, titled }];
  });
  return left < 0 ? stage : aim;
}

/** @param gradual false: the marks are those aimed at from the start */
export function useStages(aim: readonly Mark[], gradual: boolean): readonly Mark[] {
  const [now, setNow] = useState(aim);
  if (!gradual && now !== aim) setNow(aim);
  useEffect(() => {
    if (!gradual || now === aim) return;
    const frame = requestAnimationFrame(() => setNow((last) => nextStage(last, aim)));
    return () => cancelAnimationFrame(frame);
  }, [now, aim, gradual]);
  return gradual ? now : aim;
}
