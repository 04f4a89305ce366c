'use client';
import { useEffect } from 'react';

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('.toc-column a')];

/** The last heading above the upper third of the window, or the first where none is yet. */
export function currentOf(tops: readonly number[], windowHeight: number): number {
  return Math.max(
    0,
    tops.findLastIndex((top) => top < windowHeight / 3),
  );
}

function mark() {
  const all = links();
  const tops = all.map((link) => document.querySelector(link.hash)?.getBoundingClientRect().top ?? Infinity);
  const current = currentOf(tops, innerHeight);
  all.forEach((link, index) => link.toggleAttribute('aria-current', index === current));
  all[current]?.setAttribute('aria-current', 'location');
}

/** Marks the section being read in the table of contents, at most once a frame. */
export function CurrentSection() {
  useEffect(() => {
    let frame = 0;
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(mark);
    };
    later();
    addEventListener('scroll', later, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', later);
    };
  }, []);
  return null;
}
