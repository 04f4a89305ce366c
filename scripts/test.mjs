// `npm test`: installs what is missing, then runs all tests and ends with 'N passed, N failed'.
import { prepare } from './prepare.mjs';

await prepare();
const { runTests } = await import('./test/run.ts');
process.exit(await runTests());
