import type { Observation } from '../../analysis/observed/observation.ts'
import { seriesToCompare } from '../../analysis/observed/compare.ts'
import { listSeries } from '../../analysis/tidy/series.ts'
import type { Series } from '../../analysis/tidy/series.ts'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { seriesOfSummary } from '../summary/summary.ts'
import type { TableWriter } from '../tables/table-writer.ts'
import { Collected } from './collected.ts'
import { runThread } from './run-thread.ts'

export interface RunPlan {
  scenario: Scenario
  edges: EdgeList | undefined
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
}

/**
 * Computes a run, writes its table while the days go by, and keeps what the summary needs.
 * @param startTable called once, with the series of the table; gives undefined when there is none
 * @param onDay called with the number of days done
 */
export async function runScenario(
  plan: RunPlan,
  startTable: (series: readonly Series[]) => Promise<TableWriter | undefined>,
  onDay: (done: number) => void,
  signal: AbortSignal,
): Promise<RunOutcome> {
  const { scenario, edges } = plan
  const dates: string[] = []
  let started:
    { platforms: readonly string[]; collected: Collected; table: TableWriter | undefined; chosen: number[] } | undefined
  for await (const report of runThread({ kind: 'run', scenario, edges }, signal)) {
    if (report.kind === 'head') {
      const all = listSeries(report)
      const chosen = all.flatMap((series, index) => (plan.inTable(series) ? [index] : []))
      const wanted = [
        ...report.platforms.flatMap(seriesOfSummary),
        ...seriesToCompare(scenario.observed, plan.observations),
      ]
      started = {
        platforms: report.platforms,
        collected: new Collected(all, wanted, scenario.time.days),
        table: await startTable(chosen.map((index) => all[index]!)),
        chosen,
      }
    }
    if (report.kind === 'day' && started) {
      const { day, date, values } = report
      dates.push(date)
      started.collected.add(day, values)
      if (day % plan.every === 0)
        await started.table?.day(
          date,
          Float64Array.from(started.chosen, (index) => values[index]!),
        )
      onDay(day + 1)
    }
  }
  if (!started) throw new Error('The run did not begin.')
  await started.table?.finish()
  return { platforms: started.platforms, dates, collected: started.collected }
}
