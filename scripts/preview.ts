/** Serves a built site for tests and looking: `tsx scripts/preview.ts --port 4310 [--dir out] [--no-isolation] [--no-compression]` */
import { parseArgs } from 'node:util';
import { serve } from './server/serve';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4310' },
    dir: { type: 'string', default: 'out' },
    'no-isolation': { type: 'boolean', default: false },
    'no-compression': { type: 'boolean', default: false },
  },
});

const { origin } = await serve({
  dir: values.dir,
  port: Number(values.port),
  isolate: !values['no-isolation'],
  compress: !values['no-compression'],
});
console.log(`${values.dir} is at ${origin}/`);
