/** One page of every kind. */
export const pages: Readonly<Record<string, string>> = {
  'home, as a graph': '/?view=graph',
  'home, as a tree': '/?view=tree',
  'home, as a table': '/?view=table',
  'list of techniques': '/techniques/',
  family: '/families/quantization/',
  technique: '/techniques/wanda/',
  model: '/models/atlas-3m/',
  method: '/method/',
  bibliography: '/bibliography/',
  about: '/about/',
};
