/**
 * Decompositions of dense matrices, row-major float32 in and out, double precision inside.
 *
 * Factors and solutions in loops over flat arrays; products, reflections and rotations, which are most of the work, by the vector
 * instructions of WebAssembly (simd/). All of it runs alike in Node and in a worker. The alternative was jax-js 0.1.25 on its wasm
 * backend, measured where this was made (Node 20, CPU seconds for 192 × 192 and for 512 × 512):
 *
 *                       jax-js, float32   here, float64
 *   cholesky            0.02   0.04       0.003  0.018
 *   inverseCholesky                       0.005  0.021
 *   eigh                0.23   7          0.009  0.16
 *   svd                 0.43              0.010  0.18
 *
 * jax-js takes no float64 where the engine has no Float16Array (Node 20), and in float32 the second moments of correlated
 * activations lose their last pivots; its eigenvalues are found by Jacobi sweeps.
 * The functions are asynchronous, so that a device could stand in without a change to any caller.
 */
export { bandsOf, type Band } from './bands';
export { cholesky, inverseCholesky } from './cholesky';
export { correctBehind } from './correct';
export { eigh, leadingEigenvectors } from './eigen';
export { LinalgError } from './error';
export { addGram, beginGram, gramOf, type Gram } from './gram';
export { multiply, multiplyDouble, multiplySingle } from './multiply';
export type { Lines } from './panels';
export { quadraticForm, quadraticSum } from './quadratic';
export { leftSingularVectors, svd, type Svd } from './svd';
export { invertLower, solveLower } from './triangular';
