'use client';
import dynamic from 'next/dynamic';

/** The demo panel as a chunk of its own: all entries share one route, and those without a demo must not load it. */
export const LazyDemoPanel = dynamic(() => import('@/components/demo/demo-panel').then(({ DemoPanel }) => DemoPanel));
