import type { Store } from '../store/store.ts'
import type { RunList } from './run-list.ts'

/** How the runs of a study stand. */
export interface RunCounts {
  planned: number
  done: number
  failed: number
  missing: number
  /** How many runs failed with each error. */
  errors: ReadonlyMap<string, number>
}

/** Counts the runs of a study by what a store has of them. */
export async function countRuns(runs: RunList, store: Store): Promise<RunCounts> {
  const ids = await store.ids()
  const entries = await store.entries()
  const counts = { planned: runs.length, done: 0, failed: 0, missing: 0 }
  const errors = new Map<string, number>()
  for (let index = 0; index < runs.length; index++) {
    const { id } = runs.at(index)
    const entry = entries.get(id)
    if (ids.has(id)) counts.done++
    else if (entry?.state === 'failed') {
      counts.failed++
      errors.set(entry.error, (errors.get(entry.error) ?? 0) + 1)
    } else counts.missing++
  }
  return { ...counts, errors }
}
