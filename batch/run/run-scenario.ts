import type { Observation } from '../../analysis/observed/observation.ts'
import { seriesToCompare } from '../../analysis/observed/compare.ts'
import { listSeries } from '../../analysis/tidy/series.ts'
import type { Series } from '../../analysis/tidy/series.ts'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { flowWindow } from '../summary/flow-window.ts'
import { seriesOfSummary } from '../summary/summary.ts'
import type { TableWriter } from '../tables/table-writer.ts'
import { Collected } from './collected.ts'
import type { RunHead } from './run-messages.ts'
import { runThread } from './run-thread.ts'
import { SearchHistory } from './search-history.ts'
import { TableRows } from './table-rows.ts'

export interface RunPlan {
  scenario: Scenario
  edges: EdgeList | undefined
  observations: readonly Observation[]
  threads: number
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
}

/**
 * Computes a run, writes its table, and keeps what the summary needs.
 * @param startTable called once, with the series of the table; gives undefined when there is none
 * @param onDay called with the number of days done
 */
export async function runScenario(
  plan: RunPlan,
  startTable: (series: readonly Series[]) => Promise<TableWriter | undefined>,
  onDay: (done: number) => void,
  signal: AbortSignal,
): Promise<RunOutcome> {
  const { scenario, edges, threads } = plan
  const dates: string[] = []
  let started: Awaited<ReturnType<typeof startRun>> | undefined
  for await (const report of runThread({ kind: 'run', scenario, edges, threads }, signal)) {
    if (report.kind === 'head') started = await startRun(plan, report, startTable)
    if (report.kind === 'day' && started) {
      dates.push(report.date)
      started.collected.add(report.day, report.values)
      started.search.add(report)
      if (report.day % plan.every === 0) await started.rows?.day(report)
      onDay(report.day + 1)
    }
  }
  if (!started) throw new Error('The run did not begin.')
  const { platforms, collected, rows, search } = started
  collected.settleSearch(search)
  await rows?.finish(search)
  return { platforms, dates, collected }
}

async function startRun(
  plan: RunPlan,
  head: RunHead,
  startTable: (series: readonly Series[]) => Promise<TableWriter | undefined>,
) {
  const { scenario, observations } = plan
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
