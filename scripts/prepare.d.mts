type Packages = Readonly<
  Record<string, { readonly version: string; readonly integrity?: string; readonly optional?: boolean }>
>;

export const root: string;
export function fail(message: string): never;
export function isNewEnough(version: string, wanted?: readonly [major: number, minor: number]): boolean;
export function isInstalled(wanted: Packages, installed: Packages | null): boolean;
export function prepare(): Promise<void>;
