/**
 * Requests that only name what they are about. The sentence is the same for every department, so that nothing but the
 * department's own words tells where it belongs: a classifier that learns sentences by heart fails on these.
 */
import type { Department } from './requests';

/** What is named, as it stands after 'about'. */
const topics: Readonly<Record<Department, readonly string[]>> = {
  weather: ['{storm}', '{skies} weather', '{skies} mornings', 'the {skies} days of {season}'],
  music: ['{genre}', '{a song}', 'the {instrument}', 'our {band}'],
  cooking: ['{dish}', '{ingredient}', '{a pan} and {dish}', '{ingredient} with {ingredient:2}'],
  travel: ['the {ride} to {city}', '{a lodging}', '{a trip}', 'my {papers}', 'the {ride}'],
  health: ['{a pain}', 'my {part}', '{remedy}', '{a healer}'],
  repairs: ['the {device}', '{a tool}', '{a fixer}', '{a device} that {fault}'],
};

const sentences: readonly string[] = [
  'I have something to ask about {topic}.',
  'It is about {topic}.',
  'Can anyone help with {topic}?',
  'What do you know about {topic}?',
  'What can you tell me about {topic}?',
  'We were talking about {topic} on {day}.',
  'My {relative} thinks of nothing but {topic}.',
  'My {relative} asked about {topic}, and I did not know what to say.',
  '{person} wrote to you on {day} about {topic}.',
  'Do you know anything about {topic}?',
  'Who knows about {topic}?',
  'Whom do I ask about {topic}?',
  'Is there a page about {topic}?',
  'I read about {topic} and would like to read more.',
  'Explain this to me: {topic}.',
  'It all began with {topic}.',
  'What should I know about {topic}?',
  'We never had to think of {topic} before.',
  '{topic}: what do you advise?',
  'About {topic}: whom can I call?',
  'I am not happy about {topic}.',
  'I am very happy about {topic}.',
  'Two things: {topic} and the price.',
  'We talked for hours about {topic}.',
  'First {topic}, and then we did not know what to do.',
  'There is something that I do not understand about {topic}.',
  'My {relative} in {city} has a question about {topic}.',
  'On {day} it was {topic} again.',
  'Could it have to do with {topic}?',
  'This is the second time that I write about {topic}.',
  'Nobody could tell me anything about {topic}.',
  'What is your advice on {topic}?',
  'I cannot decide. It has to do with {topic}.',
  'Everything depends on {topic}.',
  'I am thinking of {topic}.',
  'Let me ask about {topic}.',
  'You may laugh, but I often think of {topic}.',
  'A friend in {city} told me about {topic}.',
  '{person} and I do not agree about {topic}.',
  'Before {day} I must know more about {topic}.',
  'Which of you knows more about {topic} than my {relative}?',
  'In {season} one thinks of {topic}.',
  'After {small} days I still wonder about {topic}.',
  'So this is {topic}? I had no idea.',
  'How much should I pay because of {topic}?',
  'When is it best to speak about {topic}?',
  'My {relative} said: "{topic}!" What did that mean?',
  'Why is everyone in {city} talking about {topic}?',
];

/** The frames of training that name a topic; the held-out wording has none of them. */
export const topicRequests = (department: Department): string[] =>
  sentences.flatMap((sentence) => topics[department].map((topic) => sentence.replace('{topic}', topic)));
