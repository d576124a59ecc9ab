import type { RunResult } from '../../analysis/experiment/compute-run.ts'
import type { Calibration } from '../../analysis/findings/calibration.ts'
import { CalibrationSearch } from '../../analysis/findings/calibration.ts'
import type { Terminal } from '../command/terminal.ts'
import type { Store } from '../store/store.ts'
import { RunList } from './run-list.ts'
import { runStudy, type StudySetting } from './run-study.ts'
import { ENGINE, keepStudy, type KeptStudy } from './study-folder.ts'
import { materialOf } from './write-findings.ts'

/** The calibration that the runs of a folder are for, if any. */
export const searchOf = ({ analyses }: KeptStudy): Calibration | undefined =>
  analyses.find((one) => one.kind === 'calibration')

/**
 * Runs the generations of a calibration one after the other. Each is in the store, and the folder's study has its
 * points, before the next is asked for: to go on after an interruption, the search is told again what the store holds.
 *
 * @returns the runs of all generations
 */
export async function runCalibration(
  folder: string,
  kept: KeptStudy,
  store: Store,
  setting: StudySetting,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<{ runs: RunList }> {
  const search = new CalibrationSearch(searchOf(kept)!, kept.study)
  const points: string[][] = []
  for (let generation = 1; !search.hunt.done(); generation++) {
    const study = { ...kept.study, points: search.texts() }
    const { runs, computed } = await runStudy(study, store, setting, terminal, signal)
    const material = materialOf(runs, store)
    const all: number[][] = []
    for (let point = 0; point < study.points.length; point++) {
      const results: RunResult[] = []
      for (let r = 0; r < study.replicates; r++) {
        const result = await material.result(point, 0, r)
        if (result) results.push(result)
      }
      all.push(search.fit(results).residuals)
    }
    search.hunt.tell(all)
    points.push(...study.points)
    await keepStudy(folder, { ...kept, study: { ...kept.study, points } }, new Map())
    if (computed > 0 && setting.progress !== 'none' && terminal.stderr.isTTY)
      terminal.say(`Generation ${generation}: ${study.points.length} points.`)
  }
  return { runs: new RunList({ ...kept.study, points }, ENGINE) }
}
