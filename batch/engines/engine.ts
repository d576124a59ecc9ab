import type { Asked } from '../../analysis/experiment/compute-run.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'

/** One run to be computed: plain data, without names of files. */
export interface RunTask {
  /** The run's id in the store; see `runId`. */
  id: string
  scenario: Scenario
  asked: Asked
  /** Name of the imported network in the store; empty when it is made. */
  edges: string
  /** Longest time of computing, in minutes. */
  runTimeout: number
}

/** How a run ended. */
export interface Settled {
  state: 'done' | 'failed'
  /** What went wrong; empty for a run that is done. */
  error: string
  /** Resolves when the result, or the error, is in the store and on the disk. */
  keep(): Promise<void>
}

/** Settles runs, wherever that may be, and keeps them in a store. A result depends on its task alone. */
export interface Engine {
  /** Runs it takes at a time. */
  width: number
  /**
   * Computes one run, or has it computed. A run that fails is settled, too.
   *
   * @param signal gives the run up, and rejects with the signal's reason
   */
  settle(task: RunTask, signal: AbortSignal): Promise<Settled>
  /** Ends at once what is still computed. */
  close(): Promise<void>
}
