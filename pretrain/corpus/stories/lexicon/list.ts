/** Writing long lists briefly: one string, parted where its marks are. */

/** 'apple, pear' → ['apple', 'pear'] */
export const list = (text: string): readonly string[] =>
  text
    .trim()
    .split(/,\s*/)
    .filter(Boolean)
    .map((item) => item.replace(/\s+/g, ' '));

/** 'Bees hummed. Leaves fell.' → ['Bees hummed.', 'Leaves fell.'] */
export const sentences = (text: string): readonly string[] =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?]) /);
