import type { Matrix } from '@/lib/tensor/matrix';
import type { Pass } from './pass';
import { addProduct, product, turned, whole } from './product';
import type { Step } from './step';

/** y = x Wᵀ for W [out × in]:  ∂L/∂W = (∂L/∂y)ᵀ x,  ∂L/∂x = ∂L/∂y W. */
export function linear(pass: Pass, name: string, x: Matrix): Step {
  const w = pass.weight(name);
  return {
    output: product(whole(x), turned(whole(w))),
    back(gradient) {
      const own = pass.gradientOf(name);
      if (own) addProduct(whole(own), turned(whole(gradient)), whole(x));
      return product(whole(gradient), whole(w));
    },
  };
}
