/** A recording as the page's address asks for it, and whether the page understood. */
import { writeSteps } from '@/components/demo/pipeline';
import type { Recording } from '@/content/recordings';
import type { DemoRun, Step } from '@/lib/runtime/protocol';
import { stepsOf } from '@/lib/runtime/steps';

type Asked = Pick<Recording, 'steps' | 'model'>;

const asText = (value: Step['values'][string]) => (typeof value === 'boolean' ? String(Number(value)) : String(value));

/** "?rotate=0&model=atlas-1m-gqa&then=gptq:bits=2", or '' for a technique at its defaults. */
export function queryFor({ steps: [first, ...further], model }: Asked): string {
  const query = new URLSearchParams(Object.entries(first.values).map(([name, value]) => [name, asText(value)]));
  if (model) query.set('model', model);
  if (further.length > 0) query.set('then', writeSteps(further));
  const text = query.toString();
  return text && `?${text}`;
}

/** What of the recording the run did not do, in words; '' if nothing. */
export function neglected({ steps, model }: Asked, run: DemoRun): string {
  const done = stepsOf(run);
  const missing = steps.flatMap(({ technique, values }, at) => {
    if (done[at]?.technique !== technique) return [technique];
    const unlike = Object.entries(values).filter(([name, value]) => done[at].values[name] !== value);
    return unlike.map(([name, value]) => `${technique}: ${name}=${value}`);
  });
  const surplus = done.slice(steps.length).map(({ technique }) => `no ${technique}`);
  const other = model && run.model.id !== model ? [`model=${model}`] : [];
  return [...missing, ...surplus, ...other].join(', ');
}
