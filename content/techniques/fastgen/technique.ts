import { Fragment } from '@/lib/cache/fragment';
import { lengths } from '@/lib/cache/lengths';
import { opsetOf } from '@/lib/cache/opset';
import { attentionPaths, type AttentionPath } from '@/lib/cache/paths';
import { plainAttention } from '@/lib/cache/plain';
import type { OnnxModel } from '@/lib/onnx/model';
import { choice, slider } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import { mean } from '@/lib/tensor/mean';
import { markTokens, policyPerHead, type Marked } from './cache';
import { full, policies, type Policy } from './policies';
import { Profile } from './profile';
import { tokenKinds } from './vocabulary';

const parameters = {
  share: slider({
    label: 'Attention to recover (T)',
    help: 'Each head gets the cheapest policy that keeps this share of its attention on the calibration text.',
    min: 0.5,
    max: 1,
    step: 0.01,
    default: 0.6,
    unit: 'percent',
  }),
  budget: choice({
    label: 'Heavy hitters and window',
    help: 'Places for each of the two, as a share of the tokens read so far; the paper takes 30 %.',
    options: { '10': '10 %', '20': '20 %', '30': '30 %' },
    default: '30',
  }),
} as const;

/** How the heads of each layer attend to the calibration text. @param model with marked tokens */
async function profiles(
  model: OnnxModel,
  paths: readonly AttentionPath[],
  marks: string,
  tried: readonly Policy[],
  lab: Lab,
): Promise<Profile[]> {
  const found = paths.map(({ heads, keyValueHeads }) => new Profile(heads, keyValueHeads, tried));
  const names = paths.map(({ softmax }) => softmax.outputs[0]);
  for await (const batch of lab.calibrate(model, [...names, marks]))
    names.forEach((name, i) => found[i].add(batch.get(name)!, batch.get(marks)!));
  return found;
}

/** The share of attention that each policy short of the full cache keeps, and how many heads need that. */
function plot(layer: number, profile: Profile, chosen: readonly Policy[], lab: Lab): void {
  profile.policies.forEach((policy, i) => {
    if (policy !== full) lab.plot(`attention kept: ${policy.name}`, layer, mean(profile.shares(i)));
  });
  lab.plot('heads with a full cache', layer, chosen.filter((policy) => policy === full).length);
}

/** “3 special; 5 special, punctuation, frequent; 4 full” */
const summary = (tried: readonly Policy[], chosen: readonly Policy[]): string =>
  tried
    .map((policy) => ({ ...policy, count: chosen.filter((each) => each === policy).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${count} ${name}`)
    .join('; ');

/** Gives every layer in which a head keeps less than all the policies of its heads. */
const withPolicies = (
  model: OnnxModel,
  paths: readonly AttentionPath[],
  at: Marked,
  chosen: readonly (readonly Policy[])[],
): OnnxModel =>
  paths
    .filter((_, i) => chosen[i].some((policy) => policy !== full))
    .reduce((edited, path) => policyPerHead(edited, path, at, chosen[path.layer]), model);

export default defineTechnique({
  parameters,
  neutral: { share: 1 },
  interfaceChange:
    'A layer whose heads keep less than all stores the rows of its heads in one list, each key with its place and its sum of attention.',
  async apply(subject, { share, budget }, lab) {
    lab.signal.throwIfAborted();
    const plain = plainAttention(subject.model);
    const paths = attentionPaths(plain);
    const kinds = tokenKinds(subject.config);
    if (!kinds.punctuation.length) lab.report('This vocabulary’s spelling is not known: no policy for punctuation');
    lab.report('Profiling every head on the calibration text', 0);
    const shared = new Fragment('heads', opsetOf(plain));
    const at = markTokens(shared, lengths(plain, shared), kinds);
    const marked = { ...plain, nodes: [...plain.nodes, ...shared.nodes] };
    const tried = policies(Number(budget), kinds.punctuation.length > 0);
    const found = await profiles(marked, paths, at.marks, tried, lab);
    const chosen = found.map((profile) => profile.choose(share));
    found.forEach((profile, i) => plot(i, profile, chosen[i], lab));
    lab.signal.throwIfAborted();
    const changes = chosen.flat().some((policy) => policy !== full);
    const model = changes ? withPolicies(marked, paths, at, chosen) : subject.model;
    lab.report(`Heads of keys and values: ${summary(tried, chosen.flat())}`, 1);
    return { ...subject, model };
  },
});
