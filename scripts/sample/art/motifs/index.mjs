/**
 * What is painted on porcelain and paper: each motif is shapes on a field of 1000 × 1000, in washes
 * (classes `w1`, pale, to `w3`, deep), lines (`l`, `v`, `o`) and ground showing through (`g`), which
 * the caller gives colours.
 */
export { lotus } from './lotus.mjs';
export { bamboo } from './bamboo.mjs';
export { plum } from './plum.mjs';
export { orchid } from './orchid.mjs';
export { fish } from './fish.mjs';
export { chrysanthemum } from './chrysanthemum.mjs';
export { landscape } from './landscape.mjs';
export { characters } from './characters.mjs';
