import { createServer, type AddressInfo } from 'node:net';

/** Ports that nobody listens on, all different: each is held until the last one is found. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(servers.map(hold));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

const hold = (server: ReturnType<typeof createServer>): Promise<number> =>
  new Promise((resolve, reject) =>
    server.once('error', reject).listen(0, () => resolve((server.address() as AddressInfo).port)),
  );
