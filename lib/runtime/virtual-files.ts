/** Files that exist only in memory: how edited models reach transformers.js, through the cache that it asks first. */

type Content = Blob | string;

export interface VirtualFiles {
  /** Offers files under `/models/<id>/`. */
  put(id: string, files: Readonly<Record<string, Content>>): void;
  /** Withdraws them, so that their memory can be freed. */
  remove(id: string): void;
  /** The Web Cache API's two methods, as transformers.js wants them. */
  readonly cache: { match(key: string): Promise<Response | undefined>; put(): Promise<void> };
}

const pathOf = (key: string) => /\/models\/(.*)$/.exec(key)?.[1];

export function virtualFiles(): VirtualFiles {
  const files = new Map<string, Content>();
  return {
    put: (id, added) => Object.entries(added).forEach(([path, content]) => files.set(`${id}/${path}`, content)),
    remove: (id) => [...files.keys()].filter((path) => path.startsWith(`${id}/`)).forEach((path) => files.delete(path)),
    cache: {
      match: async (key) => {
        const content = files.get(pathOf(key) ?? '');
        return content === undefined ? undefined : new Response(content);
      },
      put: async () => {},
    },
  };
}
