import type { Observation } from '../../analysis/observed/observation.ts'
import { seriesToCompare } from '../../analysis/observed/compare.ts'
import { listSeries } from '../../analysis/tidy/series.ts'
import type { Series } from '../../analysis/tidy/series.ts'
import { flowWindow } from '../summary/flow-window.ts'
import { seriesOfSummary } from '../summary/summary.ts'
import type { TableWriter } from '../../analysis/tidy/table-writer.ts'
import { Collected } from './collected.ts'
import type { RunCheckpoint, RunHead, RunTask } from './run-messages.ts'
import { runThread } from './run-thread.ts'
import { SearchHistory } from '../../analysis/tidy/search-history.ts'
import { TableRows } from '../../analysis/tidy/table-rows.ts'

export interface RunPlan {
  task: RunTask
  observations: readonly Observation[]
  /** Which series the table has. */
  inTable(series: Series): boolean
  /** The table has every so many days, from the first. */
  every: number
}

export interface RunOutcome {
  /** In slot order. */
  platforms: readonly string[]
  dates: string[]
  collected: Collected
  /** Whether it was interrupted after a day, its state reported; then the table has no end. */
  stopped: boolean
}

/** What is done as a run goes on. */
export interface RunListeners {
  /** Called once, with the series of the table; gives undefined when there is none. */
  startTable(series: readonly Series[]): Promise<TableWriter | undefined>
  /** Called with the number of days done. */
  onDay(done: number): void
  /** Called with the states that the task asks for. */
  onCheckpoint(checkpoint: RunCheckpoint): Promise<void>
}

/**
 * Computes a run, writes its table, and keeps what the summary needs.
 */
export async function runScenario(plan: RunPlan, listeners: RunListeners, signal: AbortSignal): Promise<RunOutcome> {
  const dates: string[] = []
  let stopped = false
  let started: Awaited<ReturnType<typeof startRun>> | undefined
  for await (const report of runThread(plan.task, signal)) {
    if (report.kind === 'head') started = await startRun(plan, report, listeners)
    if (report.kind === 'day' && started) {
      dates.push(report.date)
      started.collected.add(report.day, report.values)
      started.search.add(report)
      if (report.day % plan.every === 0) await started.rows?.day(report)
      listeners.onDay(report.day + 1)
    }
    if (report.kind === 'checkpoint') await listeners.onCheckpoint(report)
    stopped = report.kind === 'stopped'
  }
  if (!started) throw new Error('The run did not begin.')
  const { platforms, collected, rows, search } = started
  collected.settleSearch(search)
  if (!stopped) await rows?.finish(search)
  return { platforms, dates, collected, stopped }
}

async function startRun(plan: RunPlan, head: RunHead, { startTable }: RunListeners) {
  const { observations, task } = plan
  const { scenario } = task
  const all = listSeries(head)
  const chosen = all.flatMap((series, index) => (plan.inTable(series) ? [index] : []))
  const wanted = [...head.platforms.flatMap(seriesOfSummary), ...seriesToCompare(scenario.observed, observations)]
  const table = await startTable(chosen.map((index) => all[index]!))
  return {
    platforms: head.platforms,
    collected: new Collected(all, wanted, scenario.time.days, flowWindow(scenario)),
    search: new SearchHistory(head.platforms),
    rows: table && new TableRows(table, all, chosen),
  }
}
