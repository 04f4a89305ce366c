/** What people and animals are. */
export const animals = ['fox', 'rabbit', 'bear', 'mouse', 'owl', 'hedgehog'];
/** Grown-ups with a trade. */
export const trades = ['baker', 'farmer', 'teacher', 'librarian', 'fisherman', 'gardener'];
/** Relation, and whether it is a 'she'. */
export const relations: readonly { readonly relation: string; readonly she: boolean }[] = [
  { relation: 'mother', she: true },
  { relation: 'father', she: false },
  { relation: 'sister', she: true },
  { relation: 'brother', she: false },
  { relation: 'grandmother', she: true },
  { relation: 'grandfather', she: false },
  { relation: 'aunt', she: true },
  { relation: 'uncle', she: false },
  { relation: 'cousin', she: true },
];
/** Before a role: 'a brave girl'. */
export const traits = ['brave', 'curious', 'kind', 'clever', 'shy', 'cheerful'];
