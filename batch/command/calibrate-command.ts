import { planTargets, targetSeries } from '../../analysis/calibration/targets.ts'
import { rangedFactors } from '../../analysis/experiment/design-points.ts'
import { calibrationField } from '../../analysis/experiment/calibration-fields.ts'
import type { Experiment } from '../../analysis/experiment/experiment.ts'
import { overrideTexts } from '../../analysis/experiment/override-texts.ts'
import { studyOf } from '../../analysis/experiment/study.ts'
import type { Calibration } from '../../analysis/findings/calibration.ts'
import { shellWord } from '../../analysis/tidy/command-line.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { Field } from '../../sim/schema/field.ts'
import { nearest } from '../../sim/schema/nearest.ts'
import { loadExperiment } from '../experiment/load-experiment.ts'
import { shippedNames } from '../files/shipped.ts'
import { readText } from '../files/read-text.ts'
import { loadObserved, OBSERVED_LIMIT } from '../observed/load-observed.ts'
import { CommandError, EXIT } from './exit.ts'
import { computeStudy, type ComputeOptions } from './scenario-study.ts'
import type { Terminal } from './terminal.ts'

export interface CalibrateOptions extends ComputeOptions {
  method?: Experiment['calibration']['method']
}

/** `exodus calibrate`: values of an experiment's factors that meet what was measured. */
export async function calibrateCommand(
  file: string,
  options: CalibrateOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { experiment, base, beside } = loadExperiment(file)
  const refuse = (path: string, found: string, expected: string) =>
    new CommandError(EXIT.file, `${file}: ${path}: found ${found}, expected ${expected}`)
  const listed = Object.entries(experiment.factors).find(([, { values }]) => values)
  if (listed || Object.keys(experiment.factors).length === 0)
    throw refuse('factors', listed ? `values of ${listed[0]}` : 'none', 'a range (min and max) for each factor')
  if (experiment.arms.length > 1) throw refuse('arms', `${experiment.arms.length}`, 'one arm in a calibration')
  const whole = studyOf({ ...experiment, design: { kind: 'list', points: [{}] } }, base)
  const { scenario } = whole.arms[0]!
  for (const { series } of experiment.targets) {
    const known = [...new Set(base.observed.map((spec) => spec.series))]
    if (known.includes(series)) continue
    const near = nearest(series, known)
    throw refuse(
      'targets',
      `no series ${series} under observed of ${base.name}`,
      `one of ${known.join(', ')}${near === undefined ? '' : `; did you mean ${near}?`}`,
    )
  }
  const wanted = base.observed.filter((spec) => experiment.targets.some(({ series }) => series === spec.series))
  const observations = loadObserved({ ...scenario, observed: wanted }, (name) =>
    readText(beside(name) ?? name, OBSERVED_LIMIT),
  )
  const targets = planTargets(experiment.targets, scenario, observations)
  const goals = Object.values(experiment.outputs.scalars).filter(({ goal }) => goal !== undefined).length
  if (goals + targets.reduce((sum, { fitted }) => sum + fitted.length, 0) === 0)
    throw refuse(
      'targets',
      'nothing that was measured in these days',
      'an observed series with rows for calibration, or a scalar with a goal',
    )
  const factors = rangedFactors(experiment)
  const analysis: Calibration = {
    kind: 'calibration',
    method: methodOf(experiment, options.method),
    factors,
    present: factors.map(({ name, min, max }) => presentValue(scenario, name, (min + max) / 2)),
    targets,
    extends: shippedNames().includes(experiment.scenario) ? experiment.scenario : '',
    set: overrideTexts(experiment.set),
  }
  const series = [...new Set([...targetSeries(targets), ...seriesAsked(experiment, targets.length)])]
  const study = { ...whole, outputs: { ...whole.outputs, series, segments: false } }
  const words = ['exodus', 'calibrate', file, '--format', options.format]
  if (options.method !== undefined) words.push('--method', options.method)
  const command = words.map(shellWord).join(' ')
  await computeStudy({ study, analyses: [analysis], command, beside }, options, terminal, signal)
}

/** Metrics of all platforms, a generation after the other, would fill the disk: only what is fitted is kept, unless there is nothing. */
const seriesAsked = ({ outputs }: Experiment, targets: number) => (targets > 0 ? [] : outputs.series)

/** The method of the experiment, or another one with its defaults. */
function methodOf({ calibration }: Experiment, method: CalibrateOptions['method']): Experiment['calibration'] {
  if (method === undefined || method === calibration.method) return calibration
  const fields: [string, Field][] = Object.entries(calibrationField.variants[method].fields)
  return {
    method,
    ...Object.fromEntries(fields.map(([name, field]) => [name, 'default' in field ? field.default : undefined])),
  } as Experiment['calibration']
}

/** The value that a scenario has at a path now; another where it has none that is a number. */
function presentValue(scenario: Scenario, path: string, otherwise: number): number {
  let value: unknown = scenario
  for (const key of path.split('.'))
    value = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise
}
