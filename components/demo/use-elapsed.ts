'use client';
import { useEffect, useState } from 'react';

const TICK_MS = 500;

/** Milliseconds since `startedAt` (of `performance.now()`), twice a second while `running`. */
export function useElapsed(running: boolean, startedAt: number): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [running]);
  return Math.max(0, now - startedAt);
}
