import { usualOutcomes } from '../../analysis/experiment/outcome.ts'
import type { Experiment } from '../../analysis/experiment/experiment.ts'
import { studyOf } from '../../analysis/experiment/study.ts'
import { analysesOf } from '../../analysis/findings/analysis.ts'
import { shellWord } from '../../analysis/tidy/command-line.ts'
import { loadExperiment } from '../experiment/load-experiment.ts'
import { CommandError, EXIT } from './exit.ts'
import { computeStudy, type ComputeOptions } from './scenario-study.ts'
import type { Terminal } from './terminal.ts'

export interface SensitivityOptions extends ComputeOptions {
  /** As the experiment says when left out, or morris. */
  method?: 'morris' | 'sobol'
  trajectories?: number
  samples?: number
}

/** `exodus sensitivity`: the factors of an experiment, by how much they matter. */
export async function sensitivityCommand(
  file: string,
  options: SensitivityOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { experiment: given, base, beside } = loadExperiment(file)
  const { scalars } = given.outputs
  const asked = Object.keys(scalars).length > 0 ? scalars : usualOutcomes(Object.keys(base.platforms))
  const experiment = { ...given, design: designOf(given, file, options), outputs: { ...given.outputs, scalars: asked } }
  const words = ['exodus', 'sensitivity', file, '--format', options.format]
  for (const option of ['method', 'trajectories', 'samples'] as const)
    if (options[option] !== undefined) words.push(`--${option}`, String(options[option]))
  await computeStudy(
    {
      study: studyOf(experiment, base),
      analyses: analysesOf(experiment),
      command: words.map(shellWord).join(' '),
      beside,
    },
    options,
    terminal,
    signal,
  )
}

/** Rows of Saltelli's matrices when neither experiment nor option says. */
const USUAL_SAMPLES = 64

function designOf({ design, factors }: Experiment, file: string, options: SensitivityOptions): Experiment['design'] {
  const { method = design.kind === 'sobol-indices' ? 'sobol' : 'morris', trajectories, samples } = options
  const listed = Object.entries(factors).find(([, { values }]) => values)
  if (listed || Object.keys(factors).length === 0)
    throw new CommandError(
      EXIT.file,
      `${file}: factors: found ${listed ? `values of ${listed[0]}` : 'none'}, expected a range (min and max) for each factor`,
    )
  if (method === 'sobol')
    return {
      kind: 'sobol-indices',
      samples: samples ?? (design.kind === 'sobol-indices' ? design.samples : USUAL_SAMPLES),
    }
  const screening = design.kind === 'morris' ? design : { kind: 'morris' as const, trajectories: 20, levels: 4 }
  return { ...screening, trajectories: trajectories ?? screening.trajectories }
}
