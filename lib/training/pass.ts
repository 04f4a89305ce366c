/** A forward pass and the way back: weights as the hooks replace them, and the gradients collected. */
import { zeros, type Matrix } from '@/lib/tensor/matrix';
import type { ActivationPlace, Hooks, Llama, Replacement } from './llama';
import type { Step } from './step';

const itself = (gradient: Matrix): Matrix => gradient;

export class Pass {
  private readonly replaced = new Map<string, Replacement>();
  private readonly gradients = new Map<string, Matrix>();

  constructor(
    private readonly llama: Llama,
    /** Of each sequence. */
    readonly tokens: number,
    private readonly hooks: Hooks = {},
    private readonly trainable: (name: string) => boolean = () => true,
  ) {}

  get config() {
    return this.llama.config;
  }

  private replacement(name: string): Replacement {
    const value = this.llama.weights.get(name);
    if (!value) throw new RangeError(`The model has no weight named ${name}.`);
    const found = this.replaced.get(name) ?? this.hooks.weight?.(name, value) ?? { value };
    this.replaced.set(name, found);
    return found;
  }

  /** The weight that the forward pass takes. */
  weight(name: string): Matrix {
    return this.replacement(name).value;
  }

  /** To add the gradient of the loss by `weight(name)` to; null where nobody asks for it. */
  gradientOf(name: string): Matrix | null {
    if (!this.trainable(name)) return null;
    const { rows, columns } = this.weight(name);
    const gradient = this.gradients.get(name) ?? zeros(rows, columns);
    this.gradients.set(name, gradient);
    return gradient;
  }

  activation(layer: number, place: ActivationPlace, input: Matrix): Step {
    const { value, back = itself } = this.hooks.activation?.(layer, place, input) ?? { value: input };
    return { output: value, back };
  }

  /** The gradients by the weights themselves. */
  finish(): ReadonlyMap<string, Matrix> {
    const own = [...this.gradients].map(([name, gradient]) => {
      const { back = itself } = this.replacement(name);
      return [name, back(gradient)] as const;
    });
    return new Map(own);
  }
}
