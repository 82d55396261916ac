export * from './random/quantiles/beta-binomial.js';
export * from './random/quantiles/beta.js';
export * from './random/quantiles/binomial.js';
export * from './random/quantiles/gamma.js';
export * from './random/quantiles/multinomial.js';
export * from './random/quantiles/normal.js';
export * from './random/quantiles/poisson.js';
export * from './random/uniform.js';
