import type { RunResult } from '../../analysis/experiment/compute-run.ts'
import { threadsEngine } from '../engines/threads-engine.ts'
import { findRun } from '../experiment/find-run.ts'
import { RunList, type ListedRun } from '../experiment/run-list.ts'
import { openStore, readStudy, ENGINE } from '../experiment/study-folder.ts'
import { seriesRows } from '../experiment/study-rows.ts'
import { TABLES } from '../experiment/study-tables.ts'
import { studyNotes } from '../experiment/write-folder.ts'
import { duration } from '../progress/duration.ts'
import { encodeResult } from '../store/result-file.ts'
import type { RowFormat } from '../tables/format.ts'
import { startRows } from '../tables/rows-table.ts'
import { CommandError, EXIT } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** Options of `exodus replay` as they were given. */
export interface ReplayOptions {
  /** Print the series of the run instead of comparing. */
  print?: true
  format: RowFormat
  json?: true
}

/**
 * `exodus replay`: computes one run of a folder again and compares it with what is kept, or prints its series.
 *
 * @throws CommandError exit 6 when it is another result, 4 when it fails, 3 when there is no such run
 */
export async function replayCommand(
  folder: string,
  word: string,
  options: ReplayOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  if (options.print && options.format === 'parquet' && terminal.screen)
    throw new CommandError(EXIT.usage, 'Parquet is no text for a screen: send standard output to a file.')
  const kept = await readStudy(folder)
  const store = await openStore(folder)
  const runs = new RunList(kept.study, kept.engine)
  const run = findRun(runs, word)
  const start = performance.now()
  const { result, error } = await compute(run, runs, store, signal)
  const seconds = (performance.now() - start) / 1000
  if (!result) throw new CommandError(EXIT.tooManyFailed, `Run ${run.id} (seed ${run.seed}) failed: ${error}`)
  if (options.print) {
    const table = await startRows(options.format, terminal.data, studyNotes(kept), TABLES.series)
    await seriesRows(run, runs, result, (cells) => table.row(cells))
    return table.finish()
  }
  const before = await store.read(run.id)
  const difference = before && differenceOf(before, result)
  const facts = {
    run: run.id,
    seed: run.seed,
    replicate: run.replicate,
    point: run.point,
    arm: runs.study.arms[run.arm]!.name,
    kept: before !== undefined,
    same: before !== undefined && encodeResult(run.id, before).equals(encodeResult(run.id, result)),
    difference,
    madeBy: kept.engine,
    current: ENGINE,
    seconds,
  }
  const other = kept.engine === ENGINE ? '' : ` The folder is of exodus ${kept.engine}, this is ${ENGINE}.`
  const outcome = !facts.kept
    ? 'computed; nothing is kept of it to compare with'
    : facts.same
      ? 'computed again, the same to the bit'
      : `computed again, it is another result: ${difference ?? 'in what it is made of'}`
  await terminal.data(
    options.json
      ? `${JSON.stringify(facts)}\n`
      : `Run ${run.id.slice(0, 12)} (seed ${run.seed}, point ${run.point}, arm ${facts.arm}): ${outcome}. It took ${duration(seconds)}.${other}\n`,
  )
  if (facts.kept && !facts.same) throw new CommandError(EXIT.miss, '')
}

type Store = Awaited<ReturnType<typeof openStore>>

/** Computes a run as a sweep does, in a thread, and keeps nothing. */
async function compute(run: ListedRun, { study }: RunList, store: Store, signal: AbortSignal) {
  let result: RunResult | undefined
  const catcher = {
    edges: store.edges,
    fail: async () => {},
    write: async (_: string, it: RunResult) => void (result = it),
  }
  const engine = threadsEngine(1, catcher)
  try {
    const { series, segments, scalars, people } = study.outputs
    const { id, scenario, edges } = run
    const asked = { series, segments, scalars, people }
    const settled = await engine.settle({ id, scenario, asked, edges, runTimeout: study.runTimeout }, signal)
    await settled.keep()
    return { result, error: settled.error }
  } finally {
    await engine.close()
  }
}

/** The first number that differs, in words. */
function differenceOf(before: RunResult, after: RunResult): string | undefined {
  const at = before.values.findIndex((value, k) => !Object.is(value, after.values[k]))
  const { platform, segment, metric } = before.series[Math.floor(at / before.days)] ?? {}
  if (at >= 0)
    return `${[metric, platform, segment].filter((part) => part !== '').join('.')} on day ${at % before.days} was ${before.values[at]}, is ${after.values[at]}`
  const scalar = before.scalars.findIndex((value, k) => !Object.is(value, after.scalars[k]))
  return scalar < 0 ? undefined : `number ${scalar} was ${before.scalars[scalar]}, is ${after.scalars[scalar]}`
}
