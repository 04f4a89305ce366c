/** Reading: an excerpt of a story and a question that it answers. */
import type { Fact, Story } from '../stories/plot';
import { excerptFor, longestExcerpt } from './excerpt';
import { pick, textsOf, worded, type WordedTask, type Wordings } from './frame';
import type { Sources } from './task';

const instructions = worded({
  train: [
    '{story}\n\n{question}',
    'Read the story and answer.\n{story}\nQuestion: {question}',
    'Story: {story}\nQuestion: {question}',
    'Here is a story.\n{story}\n\nNow tell me: {question}',
    '{question}\n\n{story}',
    'Question: {question}\nStory: {story}',
    'Read this:\n{story}\nThen answer: {question}',
    '{story}\n{question} Answer in a few words.',
    'The story goes like this.\n{story}\nI want to know: {question}',
    '{story}\n\nAnswer from the story: {question}',
  ],
  'held-out': [
    'Please read this story:\n{story}\n\nMy question: {question}',
    'I have a question about the story below. {question}\n\n{story}',
    '{story}\n\nYou have read the story. {question}',
    'Answer the question after the story.\n\n{story}\n\n{question}',
  ],
});

/** Characters of an excerpt. Training also has short ones: more answers among as many tokens. */
const limits: Wordings<number> = {
  train: [140, 200, 260, 300, 400, 500, longestExcerpt],
  'held-out': [300, 400, 500, longestExcerpt],
};

const isLate = ({ kind, question }: Fact): boolean =>
  kind === 'holder' || /\b(?:in the end|at last|now)\b/.test(question);

/** A story may have no fact that an excerpt gives; the next one will. */
const mostStories = 50;

function ask(story: Story, { random, wording }: Sources) {
  for (const fact of random.shuffle(story.facts)) {
    const excerpt = excerptFor(story, fact, pick(random, limits[wording]), isLate(fact));
    if (!excerpt) continue;
    const question = pick(random, instructions[wording]).fill(random, { story: excerpt, question: fact.question });
    return { task: 'story-questions', group: fact.kind, question, answer: fact.answer };
  }
  return null;
}

export const storyQuestions: WordedTask = {
  id: 'story-questions',
  frames: textsOf(instructions),
  make(sources) {
    for (let tries = 0; tries < mostStories; tries++) {
      const exercise = ask(sources.story(), sources);
      if (exercise) return exercise;
    }
    throw new Error(`story-questions: ${mostStories} stories in a row have no fact that stands in an excerpt`);
  },
};
