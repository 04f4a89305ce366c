import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { compileAhead } from './compile-ahead';
import { delayScripts, firstScripts, lateScripts, startedScripts } from './late-scripts';

const chunk = (name: string) => `/_next/static/chunks/${name}.js`;
const asNextWritesIt = (name: string) => `<script src="${chunk(name)}" async=""></script>`;
const font = '<link rel="preload" as="font" href="/serif.woff2"/>';
const ahead = `<link rel="preload" as="script" fetchPriority="low" href="${chunk('a')}"/>`;
const other = '<script>theme()</script><script src="/_next/static/chunks/old.js" noModule=""></script>';
const head = `${font}${ahead}${asNextWritesIt('a')}${asNextWritesIt('b')}${other}`;
const page = `<html><head>${head}</head><body>text${asNextWritesIt('c')}</body></html>`;

type Listener = (event?: object) => void;

/** Runs the script that starts the others, in a page that has nothing else. */
function startIn(hidden: boolean) {
  const [, code] = /<script>(\(\(\) => \{.*?)<\/script>/s.exec(lateScripts(page))!;
  const [frames, timers, added]: [Listener[], Listener[], string[]] = [[], [], []];
  const self: { __next_s?: [0, { children: string }][] } = {};
  const listeners = new Map<string, Listener>();
  const context = {
    self,
    document: { hidden, createElement: () => ({}), head: { append: ({ src }: { src: string }) => added.push(src) } },
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
    removeEventListener: (type: string) => listeners.delete(type),
    Event: class {
      constructor(readonly type: string) {}
    },
    dispatchEvent: ({ type }: { type: string }) => tell(type),
    requestAnimationFrame: (then: Listener) => frames.push(then),
    setTimeout: (then: Listener) => timers.push(then),
  };
  const tell = (type: string, event?: object) => listeners.get(type)?.(event);
  runInNewContext(code, context);
  const wake = () => runInNewContext(self.__next_s![0][1].children, context);
  return { frames, timers, added, tell, wake };
}

/** A button, or something in it, and how often it was pressed by the page. */
function button() {
  const pressed = { times: 0, click: () => void pressed.times++, closest: () => pressed };
  return pressed;
}

it('takes the scripts out of the page, and leaves others, fonts and the text as they are', () => {
  const late = lateScripts(page);
  expect(late).not.toMatch(/async|as="script"/);
  expect(late).toMatch(/^<html><head><link rel="preload" as="font"/);
  expect(late).toContain(`${other}</head><body>text</body></html>`);
});

it('tells which scripts a page starts, before and after', () => {
  expect(startedScripts(lateScripts(page))).toEqual(firstScripts(page));
  expect(startedScripts(page)).toEqual([]);
});

it('runs them in their order after a frame, not in it', () => {
  const { frames, timers, added } = startIn(false);
  frames.forEach((frame) => frame());
  expect(added).toEqual([]);
  timers.forEach((timer) => timer());
  expect(added).toEqual(['a', 'b', 'c'].map(chunk));
});

it('runs them at once in a page that has no frames', () => {
  expect(startIn(true).added).toHaveLength(3);
});

it('presses the last button again that was pressed before anything listened, and none that was heard', () => {
  const { tell, wake } = startIn(false);
  const [first, last, heard] = [button(), button(), button()];
  tell('click', { target: first });
  tell('click', { target: last });
  tell('click', { target: { closest: () => null } });
  wake();
  tell('click', { target: heard });
  tell('awake');
  expect([first.times, last.times, heard.times]).toEqual([0, 1, 0]);
});

it('rewrites pages in folders, leaves those without scripts alone, and hints at each script once', async () => {
  const out = await mkdtemp(join(tmpdir(), 'late-scripts-'));
  const files = { '404.html': '<html></html>', 'techniques/wanda/index.html': page, [chunk('a')]: 'run()' };
  const read = (path: string) => readFile(join(out, path), 'utf8');
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(out, path)), { recursive: true });
      await writeFile(join(out, path), text);
    }
    expect([...(await delayScripts(out))]).toEqual(['a', 'b', 'c'].map(chunk));
    await compileAhead(out, [chunk('a')]);
    await compileAhead(out, [chunk('a')]);
    expect(await read('404.html')).toBe('<html></html>');
    expect(await read('techniques/wanda/index.html')).toBe(lateScripts(page));
    expect(await read(chunk('a'))).toBe('//# allFunctionsCalledOnLoad\nrun()');
  } finally {
    await rm(out, { recursive: true });
  }
});
