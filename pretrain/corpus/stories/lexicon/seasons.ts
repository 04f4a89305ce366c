/** Seasons and weather that go together. */
export interface Season {
  readonly name: 'spring' | 'summer' | 'autumn' | 'winter';
  /** After 'a' or 'one': 'rainy' (day, morning) */
  readonly weather: readonly string[];
  /** Sentences about the season outdoors. */
  readonly signs: readonly string[];
}

export const seasons: readonly Season[] = [
  { name: 'spring', weather: ['mild', 'rainy'], signs: ['The first buds opened.'] },
  { name: 'summer', weather: ['hot', 'sunny'], signs: ['Bees hummed in the clover.'] },
  { name: 'autumn', weather: ['foggy', 'windy'], signs: ['Leaves drifted to the ground.'] },
  { name: 'winter', weather: ['snowy', 'icy'], signs: ['Frost covered the windows.'] },
];

export const timesOfDay = ['morning', 'afternoon', 'evening'];
