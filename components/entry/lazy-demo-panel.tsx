'use client';
import dynamic from 'next/dynamic';
import { demoId } from './demo-id';
import { whenWanted } from './when-wanted';

const load = () => import('@/components/demo/demo-panel').then(({ DemoPanel }) => DemoPanel);

/**
 * The demo panel as a chunk of its own: all entries share one route, and those without a demo must not load it. The page
 * comes with the panel drawn, recorded figures included; its script runs only when it is about to be used.
 */
export const LazyDemoPanel = dynamic(() => (typeof window === 'undefined' ? load() : whenWanted(demoId).then(load)));
