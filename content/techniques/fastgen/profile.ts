/** Which policy fits an attention head: the cheapest that keeps enough of the attention that the head pays. */
import { queriesOf } from '@/lib/cache/window';
import type { Tensor } from '@/lib/tensor/tensor';
import { full, retained, type Attention, type Policy } from './policies';

/** The attention that falls on one head of keys in each text of a batch. */
function* attentionOf({ shape, data }: Tensor, marks: Tensor, heads: number, group: number, each: number) {
  const tokens = shape[shape.length - 1];
  const size = tokens * tokens;
  for (let text = 0; text < shape[0]; text++) {
    const first = text * heads + group * each;
    const rows = Array.from({ length: each }, (_, head) =>
      (data as Float32Array).subarray((first + head) * size, (first + head + 1) * size),
    );
    const own = (marks.data as Float32Array).subarray(text * tokens, (text + 1) * tokens);
    yield { heads: rows, marks: own } satisfies Attention;
  }
}

/** Attention kept by each policy, summed over queries and query heads, for each head of keys. */
export class Profile {
  private readonly mass: readonly Float64Array[];
  private queries = 0;

  constructor(
    private readonly heads: number,
    private readonly groups: number,
    readonly policies: readonly Policy[],
  ) {
    this.mass = policies.map(() => new Float64Array(groups));
  }

  /**
   * @param weights after the softmax [batch, …heads, tokens, tokens]
   * @param marks of the tokens [batch × tokens]
   */
  add(weights: Tensor, marks: Tensor): void {
    const each = this.heads / this.groups;
    this.queries += queriesOf(weights) * each;
    for (let group = 0; group < this.groups; group++)
      for (const attention of attentionOf(weights, marks, this.heads, group, each))
        this.policies.forEach((policy, i) => (this.mass[i][group] += retained(attention, policy)));
  }

  /** Mean share of the attention that a policy keeps, for each head of keys. */
  shares(policy: number): number[] {
    return Array.from(this.mass[policy], (mass) => mass / this.queries);
  }

  /**
   * The cheapest policy that keeps at least T of the attention (equation 1), for each head of keys; all of it is kept by the
   * full cache alone. Of a query that keeps the share m, softmax over what is kept differs from A by a total variation of 1 − m.
   */
  choose(least: number): Policy[] {
    const shares = this.policies.map((_, policy) => this.shares(policy));
    const enough = (group: number) => shares.findIndex((share) => least < 1 && share[group] >= least);
    return Array.from({ length: this.groups }, (_, group) => this.policies[enough(group)] ?? full);
  }
}
