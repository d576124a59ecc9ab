import { computeRun } from '../../analysis/experiment/compute-run.ts'
import type { RunTask } from './engine.ts'

// What a thread of the pool does: whole runs, one after the other.

export default ({ scenario, asked }: RunTask) => computeRun(scenario, asked)
