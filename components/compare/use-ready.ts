'use client';
import { useClientValue } from '@/components/demo/use-client-value';

/** Until the script has come, what is chosen would be lost. */
export const useReady = (): boolean => useClientValue(() => true, false);
