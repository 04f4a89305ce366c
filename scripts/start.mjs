// `npm start`: installs, builds and serves, each only when needed. A second start needs no network.
import { prepare } from './prepare.mjs';

await prepare();
const { start } = await import('./server/start.ts');
await start(process.env);
