import { build, BuildError } from './build/build';
import { root } from './root';

try {
  await build(root);
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`\n${error.message}\n`);
  process.exit(1);
}
