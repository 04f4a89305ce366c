/** What the names of weights, nodes and values tell: Hugging Face's dotted names and Optimum's paths alike. */

export type Role = 'q' | 'k' | 'v' | 'o' | 'gate' | 'up' | 'down' | 'head' | 'other';

/** "model.layers.3.self_attn…", "/model/layers.3/mlp…", "transformer.h.3.…", "blocks.3.…" */
const layerPattern = /(?:^|[./])(?:layers?|h|blocks?)[./](\d+)(?:[./]|$)/;

/** The names of projections in Llama, Qwen, Gemma, Phi, Mistral, OPT and GPT-NeoX files. */
const rolePatterns: readonly (readonly [Role, RegExp])[] = [
  ['head', /(?:^|[./])(?:lm_head|embed_out|output_projection)(?:[./]|$)/],
  ['q', /(?:^|[./])(?:q_proj|wq|q_lin|query)(?:[./]|$)/],
  ['k', /(?:^|[./])(?:k_proj|wk|k_lin|key)(?:[./]|$)/],
  ['v', /(?:^|[./])(?:v_proj|wv|v_lin|value)(?:[./]|$)/],
  ['o', /(?:^|[./])(?:o_proj|wo|out_proj|out_lin|attention[./]dense|attn[./]c_proj)(?:[./]|$)/],
  ['gate', /(?:^|[./])(?:gate_proj|w1)(?:[./]|$)/],
  ['up', /(?:^|[./])(?:up_proj|w3|fc1|c_fc|dense_h_to_4h)(?:[./]|$)/],
  ['down', /(?:^|[./])(?:down_proj|w2|fc2|mlp[./]c_proj|dense_4h_to_h)(?:[./]|$)/],
];

/** The layer that a name speaks of, or null. */
export function layerInName(name: string): number | null {
  const match = layerPattern.exec(name);
  return match ? Number(match[1]) : null;
}

/** The projection that a name speaks of, or null. */
export const roleInName = (name: string): Role | null =>
  rolePatterns.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
