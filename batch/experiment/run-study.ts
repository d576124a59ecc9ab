import type { Study } from '../../analysis/experiment/study.ts'
import type { Terminal } from '../command/terminal.ts'
import { openEngine, type EngineSetting } from '../engines/open-engine.ts'
import type { ProgressMode } from '../progress/mode.ts'
import { startProgress, type Progress } from '../progress/progress.ts'
import type { Store } from '../store/store.ts'
import { execute } from './execute.ts'
import { RunList } from './run-list.ts'
import type { Slice } from './slice.ts'
import { ENGINE } from './study-folder.ts'

export interface StudySetting extends EngineSetting {
  progress: ProgressMode
  slice: Slice
  retryFailed: boolean
}

/**
 * Computes what a store lacks of a study with the engine that was chosen, and tells how far it is.
 * @param version that goes into the ids of runs; this one when left out
 */
export async function runStudy(
  study: Study,
  store: Store,
  { progress: mode, slice, retryFailed, ...where }: StudySetting,
  terminal: Terminal,
  signal: AbortSignal,
  version = ENGINE,
): Promise<{ runs: RunList; computed: number; failed: number }> {
  const runs = new RunList(study, version)
  const engine = await openEngine(where, store, version, (line) => terminal.say(line))
  let progress: Progress | undefined
  const onProgress = (done: number, failed: number, total: number) => {
    if (total === 0) return
    progress ??= startProgress(mode, { total, unit: 'runs', stream: terminal.stderr, now: () => performance.now() })
    progress.update(done, failed)
  }
  try {
    await store.tidy()
    return { runs, ...(await execute({ runs, store, engine, slice, retryFailed, onProgress, signal })) }
  } finally {
    progress?.stop()
    await engine.close()
  }
}
