/** The two sides of every comparison. */
export const variants = ['baseline', 'treated'] as const;
export type Variant = (typeof variants)[number];
export type Pair<T> = Readonly<Record<Variant, T>>;

export const both = <A, B>({ baseline, treated }: Pair<A>, of: (item: A) => B): Pair<B> => ({
  baseline: of(baseline),
  treated: of(treated),
});
