import { checkScenario } from '../../sim/scenario/check-scenario.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { formatMistake } from '../../sim/schema/mistake.ts'
import { designPoints } from './design-points.ts'
import type { Experiment, Outputs } from './experiment.ts'
import { overrideTexts } from './override-texts.ts'

/** One arm of a study: a scenario, and what is set in it after the values of a point. */
export interface Arm {
  name: string
  scenario: Scenario
  set: readonly string[]
}

/** What is to be run: every arm at every point in every replicate. Plain data. */
export interface Study {
  name: string
  arms: readonly Arm[]
  /** Overrides `path=value` of each point. */
  points: readonly (readonly string[])[]
  replicates: number
  /** Replicate r has the seed `<seed>#r` everywhere. */
  seed: string
  outputs: Outputs
  /** SHA-256 of each imported edge list, by the name of its file in the scenario. */
  edges: Readonly<Record<string, string>>
  maxFailedFraction: number
  onRunError: 'record' | 'stop'
  /** Longest time of one run, in minutes. */
  runTimeout: number
}

/** One run of a study. */
export interface PlannedRun {
  /** Place in the plan. */
  index: number
  replicate: number
  point: number
  arm: number
  seed: string
}

/** The study of a checked experiment, without its edge lists. @param base its scenario, without the experiment's overrides */
export function studyOf(experiment: Experiment, base: Scenario): Study {
  const scenario = configure(base, overrideTexts(experiment.set))
  return {
    name: experiment.name,
    arms: experiment.arms.map((arm) => ({ name: arm.name, scenario, set: overrideTexts(arm.set) })),
    points: designPoints(experiment),
    replicates: experiment.replicates.count,
    seed: experiment.replicates.seed,
    outputs: experiment.outputs,
    edges: {},
    maxFailedFraction: experiment.execution.maxFailedFraction,
    onRunError: experiment.execution.onRunError,
    runTimeout: experiment.execution.runTimeout,
  }
}

/** Number of runs of a study. */
export function runCount({ arms, points, replicates }: Study): number {
  return arms.length * points.length * replicates
}

/**
 * A run by its place in the plan: all points and arms of replicate 0, then of replicate 1, so that a study that is
 * interrupted is balanced.
 */
export function plannedRun({ arms, points, seed }: Study, index: number): PlannedRun {
  const cells = arms.length * points.length
  const replicate = Math.floor(index / cells)
  const cell = index % cells
  return {
    index,
    replicate,
    point: Math.floor(cell / arms.length),
    arm: cell % arms.length,
    seed: `${seed}#${replicate}`,
  }
}

/** The configurations of a study: scenario texts by cell, so that a replicate costs a seed and no check. */
export class Configurations {
  readonly #study: Study
  readonly #kept = new Map<number, Scenario>()

  constructor(study: Study) {
    this.#study = study
  }

  /**
   * The scenario of a run, seed included.
   *
   * @throws RangeError when its overrides do not fit the scenario
   */
  of({ point, arm, seed }: PlannedRun): Scenario {
    const cell = point * this.#study.arms.length + arm
    let scenario = this.#kept.get(cell)
    if (!scenario) {
      const { scenario: base, set } = this.#study.arms[arm]!
      scenario = configure(base, [...this.#study.points[point]!, ...set])
      if (this.#kept.size < MOST_KEPT) this.#kept.set(cell, scenario)
    }
    return { ...scenario, seed }
  }
}

/** Configurations held at once; a scenario takes some 20 kB. */
const MOST_KEPT = 2000

function configure(base: Scenario, set: readonly string[]): Scenario {
  if (set.length === 0) return base
  const { scenario, mistakes } = checkScenario(base, base.name, set)
  if (!scenario) throw new RangeError(mistakes.map(formatMistake).join('\n'))
  return scenario
}
