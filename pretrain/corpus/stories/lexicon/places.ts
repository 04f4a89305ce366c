/** Where stories happen. */
export interface Place {
  /** After 'the': 'park' */
  readonly noun: string;
  readonly indoors: boolean;
  /** Where a thing may lie there: 'under the bench' */
  readonly spots: readonly string[];
  /** What one hears, sees or smells there, as a sentence. */
  readonly details: readonly string[];
}

export const places: readonly Place[] = [
  {
    noun: 'park',
    indoors: false,
    spots: ['under the bench', 'behind the oak', 'near the pond', 'beside the swings'],
    details: ['Ducks paddled across the pond.', 'The fountain splashed in the sun.'],
  },
];

/** After 'in' or 'near': where people live. */
export const homes = ['a small town', 'a quiet village', 'a house by the sea', 'a valley between two hills'];
