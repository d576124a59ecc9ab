import { createHash } from 'node:crypto'
import type { RunResult } from '../../../analysis/experiment/compute-run.ts'

/** The id of the k-th run of a test. */
export const idOf = (k: number) => createHash('sha256').update(String(k)).digest('hex')

/** Its result. */
export const resultOf = (k: number): RunResult => ({
  series: [
    { platform: 'one', segment: '', metric: 'dau' },
    { platform: 'two', segment: '', metric: 'dau' },
  ],
  days: 2,
  values: Float64Array.of(k, k + 1, k + 2, k + 3),
  scalars: Float64Array.of(k / 3),
  people: Uint16Array.of(k, 0xffff),
})
