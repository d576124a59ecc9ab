import { Configurations, plannedRun, runCount, studyOf } from '../../analysis/experiment/study.ts'
import type { RunResult } from '../../analysis/experiment/compute-run.ts'
import { loadExperiment } from '../../batch/experiment/load-experiment.ts'
import type { ThreadTask } from '../../batch/engines/experiment-worker.ts'

// The runs of an experiment one after the other in one thread, with nothing around them: the built code of a sweep's
// threads, called directly. The answer is a line of JSON on standard output.

/** The experiment's file, and how many of its runs come first without being counted. */
export interface BareTask {
  experiment: string
  warmUp: number
}

export interface BareCost {
  /** Seconds of all counted runs. */
  seconds: number
  runs: number
}

const { experiment: file, warmUp } = JSON.parse(process.argv[2]!) as BareTask
const built = new URL('../../dist/experiment-worker.js', import.meta.url).href
const { default: compute } = (await import(built)) as { default: (task: ThreadTask) => RunResult }
const { experiment, base } = loadExperiment(file)
const study = studyOf(experiment, base)
const configurations = new Configurations(study)
const tasks = Array.from({ length: runCount(study) }, (_, index) => ({
  scenario: configurations.of(plannedRun(study, index)),
  asked: study.outputs,
  edges: undefined,
}))
for (const task of tasks.slice(0, warmUp)) compute(task)
const start = performance.now()
for (const task of tasks) compute(task)
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, runs: tasks.length } satisfies BareCost))
