/**
 * Writes what the heads distilled from the hero learn on: exercises in the training wording, one JSON object a line.
 *
 *   npx tsx pretrain/model/heads-exercises.ts --out DIR [--count 8000] [--seed 20261125]
 *
 * `<task>.jsonl` for routing and toxicity has {prompt, choices}. Right answers are left out: the heads learn from the
 * hero's own judgement alone.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seeded } from '@/lib/tensor/random';
import { tasks } from '../corpus/tasks';
import { promptText, type Exercise } from '../corpus/tasks/task';

const taught = ['routing', 'toxicity'];
/** Draws for each exercise wanted, before a task is said to have no more. */
const patience = 50;

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'pretrain/work' },
    count: { type: 'string', default: '8000' },
    seed: { type: 'string', default: '20261125' },
  },
});

function makerOf(id: string, place: number): () => Exercise {
  const task = tasks.find((each) => each.id === id);
  if (!task) throw new Error(`pretrain/corpus/tasks has no task '${id}'`);
  const story = () => {
    throw new Error(`task '${id}' asks about stories; heads are taught tasks that need none`);
  };
  const random = seeded(Number(values.seed) + place);
  return () => task.make({ random, wording: 'train', story });
}

/** @throws Error if the task has not so many different prompts */
function different(id: string, count: number, make: () => Exercise): string[] {
  const lines = new Set<string>();
  for (let draws = 0; lines.size < count; draws++) {
    if (draws === count * patience) throw new Error(`task '${id}': only ${lines.size} different prompts of ${count}`);
    const exercise = make();
    lines.add(JSON.stringify({ prompt: promptText(exercise), choices: exercise.choices }));
  }
  return [...lines];
}

mkdirSync(values.out, { recursive: true });
taught.forEach((id, place) => {
  const lines = different(id, Number(values.count), makerOf(id, place));
  writeFileSync(join(values.out, `${id}.jsonl`), `${lines.join('\n')}\n`);
  console.log(`${id}.jsonl: ${lines.length} exercises`);
});
