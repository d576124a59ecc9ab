import { Configurations, plannedRun, runCount, type PlannedRun, type Study } from '../../analysis/experiment/study.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { runId } from '../store/run-id.ts'

/** A run of a study, with its configuration and id. */
export interface ListedRun extends PlannedRun {
  id: string
  scenario: Scenario
  /** Name of the edge list of an imported network; empty when it is made. */
  edges: string
}

/** The runs of a study in plan order. Configurations and ids are made when they are asked for. */
export class RunList {
  readonly study: Study
  readonly length: number
  readonly #engine: string
  readonly #configurations: Configurations
  readonly #ids: (string | undefined)[] = []

  constructor(study: Study, engine: string) {
    this.study = study
    this.length = runCount(study)
    this.#engine = engine
    this.#configurations = new Configurations(study)
  }

  /** The run at a place of the plan. */
  at(index: number): ListedRun {
    const run = plannedRun(this.study, index)
    const scenario = this.#configurations.of(run)
    const edges = scenario.network.kind === 'imported' ? (this.study.edges[scenario.network.file] ?? '') : ''
    const id = (this.#ids[index] ??= runId(scenario, this.study.outputs, this.#engine, edges))
    return { ...run, scenario, edges, id }
  }
}
