/** What a run was measured on, as far as the browser tells. */
import type { Environment } from './protocol';

interface Brand {
  readonly brand: string;
  readonly version: string;
}

interface NavigatorLike {
  readonly userAgent: string;
  readonly hardwareConcurrency: number;
  readonly deviceMemory?: number;
  readonly platform?: string;
  readonly userAgentData?: { readonly brands: readonly Brand[]; readonly platform: string };
}

const userAgentNames = [
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Edg\/(\d+)/, 'Edge'],
  [/Chrome\/(\d+)/, 'Chromium'],
  [/Version\/(\d+).*Safari/, 'Safari'],
] as const;

function browserName({ userAgent, userAgentData }: NavigatorLike): string {
  const named = userAgentData?.brands.filter(({ brand }) => !/not.?a.?brand/i.test(brand)) ?? [];
  // Chromium lists itself beside the product built on it; the product says more.
  const brand = named.find(({ brand }) => brand !== 'Chromium') ?? named[0];
  if (brand) return `${brand.brand} ${brand.version}`;
  const found = userAgentNames.flatMap(([pattern, name]) => {
    const version = pattern.exec(userAgent)?.[1];
    return version ? [`${name} ${version}`] : [];
  });
  return found[0] ?? 'unknown browser';
}

/** One thread is left to the page; more than four help a model of this size no more. One where memory cannot be shared. */
export function chooseThreads(asked: number | null, cores: number, isolated: boolean): number {
  if (!isolated) return 1;
  return asked ?? Math.max(1, Math.min(4, cores - 1));
}

export function environment(
  navigator: NavigatorLike,
  measured: Pick<Environment, 'device' | 'adapter' | 'threads' | 'isolated' | 'clockStepMs' | 'versions'>,
): Environment {
  return {
    userAgent: navigator.userAgent,
    browser: browserName(navigator),
    platform: navigator.userAgentData?.platform ?? navigator.platform ?? 'unknown',
    cores: Math.max(1, navigator.hardwareConcurrency || 1),
    memoryGiB: navigator.deviceMemory ?? null,
    ...measured,
  };
}
