export { normal, seeded, type Random } from './random.ts'

export { factorUnit, factorValue, factorValues, type Factor } from './designs/factor.ts'
export { grid, list } from './designs/grid.ts'
export { latinHypercube } from './designs/latin-hypercube.ts'
export { saltelli, type SaltelliDesign } from './designs/saltelli.ts'
export { sobol, SOBOL_DIMENSIONS } from './designs/sobol.ts'
export { morrisTrajectories } from './designs/trajectories.ts'

export { morris, type Screening } from './sensitivity/morris.ts'
export { sobolIndices, type SaltelliOutputs, type SobolIndex } from './sensitivity/sobol-indices.ts'

export { bands, quantileSeries, type Bands } from './ensembles/bands.ts'
export { bootstrap, type BootstrapOptions, type Statistics } from './ensembles/bootstrap.ts'
export { meanEstimate, replicatesNeeded, type Estimate } from './ensembles/interval.ts'
export { correlation, covariance, mean, standardDeviation, sum, variance } from './ensembles/moments.ts'
export { pairedDifference, type PairedDifference } from './ensembles/paired.ts'
export { ascending, quantile, quantileError } from './ensembles/quantile.ts'

export { abcSmc, type AbcOptions, type Posterior } from './calibration/abc-smc.ts'
export { cmaEs, type CmaEsOptions } from './calibration/cma-es.ts'
export { fitGaussianProcess, type Emulator, type Prediction } from './calibration/gaussian-process.ts'
export {
  historyMatching,
  type Goal,
  type HistoryMatchingOptions,
  type NotRuledOut,
} from './calibration/history-matching.ts'
export type { Minimum } from './calibration/minimum.ts'
export { nelderMead, type NelderMeadOptions } from './calibration/nelder-mead.ts'
export { fitScales, type Fit, type ScaleRange, type Target } from './calibration/residuals.ts'
export { runSearch, type Search } from './calibration/search.ts'

export { attributeByOrders, attributeExactly, type Attribution, type Outcomes } from './attribution/attribute.ts'
export { allCoalitions, everyone, MOST_DRIVERS, type Game } from './attribution/game.ts'
export { coalitionsOf, sampleOrders } from './attribution/permutations.ts'
export { shapleyInteractions, shapleyValues } from './attribution/shapley.ts'

export { coverage, place, type Coverage } from './scoring/coverage.ts'
export { crps } from './scoring/crps.ts'
export { intervalScore } from './scoring/interval-score.ts'
export { logScore, withNoise } from './scoring/log-score.ts'
