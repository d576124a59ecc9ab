import type { Experiment } from '../experiment/experiment.ts'
import { calibration, type Calibration } from './calibration.ts'
import { attribution, type Attribution } from './attribution.ts'
import { differences, type Differences } from './differences.ts'
import type { Findings, Material } from './findings.ts'
import { score, type Score } from './score.ts'
import { sensitivity, type Sensitivity } from './sensitivity.ts'

/** What is made of the runs of a study. Plain data, kept with the study, so that whoever goes on makes the same of it. */
export type Analysis = Differences | Sensitivity | Attribution | Calibration | Score

/** Half-width that replicates are counted for unless another is asked for: a tenth of the difference. */
export const PRECISION = 0.1

/** What the design and the arms of an experiment are for. */
export function analysesOf({ arms, design, factors }: Experiment): Analysis[] {
  const all: Analysis[] = arms.length > 1 ? [{ kind: 'differences', precision: PRECISION }] : []
  if (design.kind === 'morris' || design.kind === 'sobol-indices')
    all.push({ kind: 'sensitivity', design, factors: Object.keys(factors) })
  return all
}

/** Makes an analysis of the results. */
export function analyse(analysis: Analysis, material: Material): Promise<Findings> {
  switch (analysis.kind) {
    case 'differences':
      return differences(analysis, material)
    case 'sensitivity':
      return sensitivity(analysis, material)
    case 'attribution':
      return attribution(analysis, material)
    case 'calibration':
      return calibration(analysis, material)
    case 'score':
      return score(analysis, material)
  }
}
