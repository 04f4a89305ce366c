/** Title and summary of a story, and the story for a wish. */
import type { Story } from '../stories/plot';
import { abridged, opening } from './excerpt';
import { pick, textsOf, worded, type Frame, type WordedTask, type Wordings } from './frame';

const titles = worded({
  train: [
    'Give this story a title.\n{story}',
    '{story}\n\nWhat is a good title?',
    'Title for this story?\n\n{story}',
    'Read the story and name it.\n{story}',
    '{story}\nWrite the title of this story.',
    'What should this story be called?\n{story}',
    'Story: {story}\nTitle:',
    'Find a title.\n\n{story}',
  ],
  'held-out': [
    'What title would you give to this story?\n\n{story}',
    '{story}\n\nPlease find a good title for the story.',
    'The story below has no title yet. Write one.\n{story}',
  ],
});

const summaries = worded({
  train: [
    'Sum up this story.\n{story}',
    '{story}\n\nWhat happens in the story? Be short.',
    'Summary of this story?\n\n{story}',
    'Tell the story in one or two sentences.\n{story}',
    '{story}\nWrite a summary of this story.',
    'What is this story about, in short?\n{story}',
    'Story: {story}\nSummary:',
    'Make it short.\n\n{story}',
  ],
  'held-out': [
    'Please write a short summary of the story.\n\n{story}',
    '{story}\n\nTell me in a sentence or two what happens.',
    'In short, what is the story below about?\n{story}',
  ],
});

const wishes = worded({
  train: [
    'Write a story about {about}.',
    'Tell me a story about {about}.',
    'Please write a story about {about}.',
    'I would like a story about {about}.',
    'Can you tell a story about {about}?',
    'A story about {about}, please.',
    'Write a short story. It is about {about}.',
    'Make up a story about {about}.',
  ],
  'held-out': [
    'Could you write me a story about {about}?',
    'I want to read a short story about {about}.',
    'Please tell me a little story. It should be about {about}.',
  ],
});

/** Characters: a summary is longer than an answer. */
const longestAbridged = 520;

/** Asked with a story, cut to what the answer tells of, and answered by what `tell` says of it. */
const about = (id: string, instructions: Wordings<Frame>, tell: (story: Story) => string): WordedTask => ({
  id,
  frames: textsOf(instructions),
  make({ random, wording, story }) {
    const told = story();
    const shown = abridged(told, `${told.title} ${told.summary}`, longestAbridged);
    const question = pick(random, instructions[wording]).fill(random, { story: shown });
    return { task: id, group: told.plot, question, answer: tell(told) };
  },
});

export const title = about('title', titles, (story) => story.title);
export const summary = about('summary', summaries, (story) => story.summary);

/** The answer is the story's text from its beginning, up to what fits. */
export const write: WordedTask = {
  id: 'write',
  frames: textsOf(wishes),
  make({ random, wording, story }) {
    const told = story();
    const question = pick(random, wishes[wording]).fill(random, { about: told.about });
    return { task: 'write', group: told.plot, question, answer: opening(told) };
  },
};
