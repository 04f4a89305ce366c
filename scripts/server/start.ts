import { ensureBuilt } from '../build/ensure-built';
import { root } from '../root';
import { serve } from './serve';

type Environment = Readonly<Record<string, string | undefined>>;

/** The port of an environment. @throws RangeError when PORT is not one */
export function readPort({ PORT = '3000' }: Environment): number {
  const port = /^\d{1,5}$/.test(PORT.trim()) ? Number(PORT) : NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new RangeError(`PORT is "${PORT}"; it must be a whole number from 0 to 65535.`);
}

/** What to tell a reader whose server did not start. */
export function explain(error: unknown, port: number): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Choose another: PORT=${port === 65_535 ? 3000 : port + 1} npm start`;
  if (code === 'EACCES') return `Port ${port} is not allowed to this user. Choose one above 1023: PORT=3000 npm start`;
  return error instanceof Error ? error.message : String(error);
}

/** Builds the site when it is missing or older than its sources, and serves it until interrupted. */
export async function start(env: Environment): Promise<void> {
  let port = NaN;
  try {
    port = readPort(env);
    await ensureBuilt(root);
    const { origin } = await serve({ dir: `${root}out`, port, host: env.HOST });
    console.log(`\nSLM Atlas is at ${origin}/ (stop it with Ctrl-C)\n`);
  } catch (error) {
    console.error(`\n${explain(error, port)}\n`);
    process.exit(1);
  }
}
