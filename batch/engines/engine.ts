import type { Asked, RunResult } from '../../analysis/experiment/compute-run.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'

/** One run to be computed: plain data, without names of files. */
export interface RunTask {
  scenario: Scenario
  asked: Asked
}

/** Computes runs, wherever that may be. A run depends on its task alone. */
export interface Engine {
  /** Runs computed at a time. */
  width: number
  /**
   * Computes one run.
   *
   * @param signal gives the run up, and rejects with the signal's reason
   * @throws Error when the run fails
   */
  run(task: RunTask, signal: AbortSignal): Promise<RunResult>
  /** Ends at once what is still computed. */
  close(): Promise<void>
}
