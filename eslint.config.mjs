import nextVitals from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';

/** The two libraries that one folder each may know. */
const lab = {
  transformers: {
    group: ['@xenova/transformers', '@xenova/transformers/*', '@huggingface/*'],
    message: 'Only lib/runtime speaks to transformers.js.',
  },
  jax: { group: ['@jax-js/*'], message: 'Only lib/training speaks to jax-js.' },
};

const react = {
  group: ['react', 'react/*', 'react-dom', 'react-dom/*', 'react-aria-components', 'next', 'next/*'],
  message: 'lib knows no React and no page.',
};

/** Imports point down: e2e → app → components → content → lib. */
const above = (...folders) => ({
  group: folders.flatMap((folder) => [`@/${folder}`, `@/${folder}/**`, `**/../${folder}/**`]),
  message: 'Imports point down: e2e → app → components → content → lib.',
});

const upward = above('e2e', 'app', 'components', 'content');

/** What techniques are made with: parts that know the contract and each other, and nothing that measures or runs. */
const tools = ['cache', 'compensation', 'low-rank', 'quantization', 'rotation', 'sparsity', 'vocabulary'];

/** Inside the laboratory, too: runtime → measure, tools of techniques → technique → training → onnx → linalg → tensor → error. */
const laterThan = {
  error: ['tensor', 'linalg', 'onnx', 'training', 'technique', ...tools, 'measure', 'runtime'],
  tensor: ['linalg', 'onnx', 'training', 'technique', ...tools, 'measure', 'runtime'],
  linalg: ['onnx', 'training', 'technique', ...tools, 'measure', 'runtime'],
  onnx: ['training', 'technique', ...tools, 'measure', 'runtime'],
  training: ['technique', ...tools, 'measure', 'runtime'],
  technique: [...tools, 'runtime'],
  ...Object.fromEntries(tools.map((tool) => [tool, ['measure', 'runtime']])),
  measure: ['runtime'],
  runtime: [],
};

const later = (folder) =>
  laterThan[folder].map((name) => ({
    group: [`@/lib/${name}`, `@/lib/${name}/**`, `**/../${name}/**`],
    message:
      'Inside lib: runtime → measure, tools of techniques → technique → training → onnx → linalg → tensor → error.',
  }));

/** Which of the two libraries a laboratory folder must not name. */
const strangers = (folder) => [
  ...(folder === 'runtime' ? [] : [lab.transformers]),
  ...(folder === 'training' ? [] : [lab.jax]),
];

const restrict = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const code = (folder) => [`${folder}/**/*.{ts,tsx,mjs}`];

const config = [
  {
    ignores: [
      '.next/**',
      '.cache/**',
      'out/**',
      'public/**',
      'stubs/**',
      'next-env.d.ts',
      'playwright-report/**',
      'test-results/**',
    ],
  },
  ...nextVitals,
  ...nextTypescript,
  {
    rules: {
      // Pages are documents: a plain link needs no script, and the service worker answers it offline.
      '@next/next/no-html-link-for-pages': 'off',
      // Everything is an ES module: there is no CommonJS `module` to shadow.
      '@next/next/no-assign-module-variable': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  // Playwright's fixtures have a `use` that is no hook.
  { files: code('e2e'), rules: { 'react-hooks/rules-of-hooks': 'off' } },
  restrict(code('app'), lab.transformers, lab.jax, above('e2e')),
  restrict(code('components'), lab.transformers, lab.jax, above('e2e', 'app')),
  restrict(code('content'), lab.transformers, lab.jax, above('e2e', 'app', 'components')),
  restrict(code('lib'), lab.transformers, lab.jax, react, upward),
  ...Object.keys(laterThan).map((folder) =>
    restrict(code(`lib/${folder}`), ...strangers(folder), ...later(folder), react, upward),
  ),
];

export default config;
