import { computeRun } from '../../analysis/experiment/compute-run.ts'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import type { RunTask } from './engine.ts'

/** A run with the edges that it imports, if any. */
export type ThreadTask = Pick<RunTask, 'scenario' | 'asked'> & { edges: EdgeList | undefined }

// What a thread of the pool does: whole runs, one after the other.

export default ({ scenario, asked, edges }: ThreadTask) => computeRun(scenario, asked, edges)
