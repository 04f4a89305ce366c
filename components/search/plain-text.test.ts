import { expect, it } from 'vitest';
import { plainText } from './plain-text';

const cite = (keys: readonly string[]) => `(${keys.join('; ')})`;
const plain = (body: string) => plainText(body, cite);

it('reads links, emphasis, code and lists as their words', () => {
  expect(
    plain('See **all** of [round *to* nearest](/techniques/round-to-nearest/), `LLM.int8()`.\n\n- one\n- two'),
  ).toBe('See all of round to nearest, LLM.int8(). one two');
});

it('names cited works as the page does', () => {
  expect(plain('It was seen <Cite keys="sun2023wanda lin2024awq" />.')).toBe('It was seen (sun2023wanda; lin2024awq).');
});

it('keeps plain formulas, and leaves an ellipsis of others, without swallowing the words between two', () => {
  expect(plain('Let $W_{ij}$ be the weights of input $j$, and $$\nS = |W|\n$$ the score.')).toBe(
    'Let … be the weights of input j, and the score.',
  );
});

it('drops components with all that their attributes say, whatever stands in them', () => {
  expect(
    plain(
      'Before\n\n<Figure caption="a > b" wide>\n\ninside\n\n</Figure>\n\n<Demo />\n\nafter {/* no one reads this */}',
    ),
  ).toBe('Before inside after');
});

it('ends headings like sentences, and takes tables apart', () => {
  expect(plain('## How it works\n\nSo.\n\n| Method | Bits |\n| --- | ---: |\n| GPTQ | 4 |')).toBe(
    'How it works. So. Method Bits GPTQ 4',
  );
});

it('keeps underscores inside of names, and what is escaped', () => {
  expect(plain('`num_hidden_layers` and _this_ cost 5 \\$ and 3 &lt; 4')).toBe(
    'num_hidden_layers and this cost 5 $ and 3 < 4',
  );
});
