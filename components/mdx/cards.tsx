'use client';
import { useEffect } from 'react';
import { startCards } from './card-control';

/** Lets citations and terms of the page show their cards; see card-control. */
export function Cards() {
  useEffect(startCards, []);
  return null;
}
