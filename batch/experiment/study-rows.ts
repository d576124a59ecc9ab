import type { RunResult } from '../../analysis/experiment/compute-run.ts'
import { quantileSeries } from '../../analysis/ensembles/bands.ts'
import type { Column } from '../../analysis/tidy/column.ts'
import { dayText, parseDay } from '../../sim/scenario/calendar.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { Store } from '../store/store.ts'
import type { RowWriter } from '../tables/rows-table.ts'
import { studyCodebook } from './study-codebook.ts'
import type { ListedRun, RunList } from './run-list.ts'
import { TABLES, type TableName } from './study-tables.ts'
import { summaryRows } from './summary-rows.ts'

type Row = RowWriter['row']

/**
 * What writes the rows of each table of a study, in plan order. The rows depend on the runs alone, never on who computed
 * them or when. At most the replicates of one point and arm are held at once.
 *
 * @param whole ids of the runs with a result; see `wholeResults`
 * @param more columns of other tables, for the codebook
 */
export async function studyRows(
  runs: RunList,
  store: Store,
  whole: ReadonlySet<string>,
  more: readonly [table: string, columns: readonly Column[]][],
): Promise<Record<TableName, (row: Row) => Promise<void>>> {
  const { study } = runs
  const { quantiles, scalars } = study.outputs
  const names = Object.keys(scalars)
  const entries = await store.entries()
  const cells = study.points.length * study.arms.length
  const forRuns = async (visit: (run: ListedRun, result: RunResult | undefined) => Promise<void>) => {
    for (let index = 0; index < runs.length; index++) {
      const run = runs.at(index)
      await visit(run, await store.read(run.id))
    }
  }
  const replicatesOf = async (cell: number) => {
    const all: RunResult[] = []
    for (let r = 0; r < study.replicates; r++) {
      const result = await store.read(runs.at(r * cells + cell).id)
      if (result) all.push(result)
    }
    return all
  }
  return {
    async design(row) {
      for (const [point, set] of study.points.entries())
        for (const text of set) {
          const equals = text.indexOf('=')
          await row([point, text.slice(0, equals), text.slice(equals + 1)])
        }
    },
    async runs(row) {
      for (let index = 0; index < runs.length; index++) {
        const run = runs.at(index)
        const state = whole.has(run.id) ? 'done' : entries.get(run.id)?.state === 'failed' ? 'failed' : 'missing'
        await row([...cellsOf(run, runs), state])
      }
    },
    async failures(row) {
      for (let index = 0; index < runs.length; index++) {
        const run = runs.at(index)
        if (!whole.has(run.id)) await row([...cellsOf(run, runs), entries.get(run.id)?.error ?? 'not computed'])
      }
    },
    scalars: (row) =>
      forRuns(async (run, result) => {
        for (const [k, name] of names.entries())
          if (result) await row([...cellsOf(run, runs), name, result.scalars[k]!])
      }),
    series: (row) => forRuns(async (run, result) => result && seriesRows(run, runs, result, row)),
    async quantiles(row) {
      for (let cell = 0; cell < cells; cell++) {
        const run = runs.at(cell)
        const results = await replicatesOf(cell)
        const { series = [], days = 0 } = results[0] ?? {}
        const dates = datesOf(run.scenario)
        for (const [k, { platform, segment, metric }] of series.entries()) {
          const spread = quantileSeries(
            results.map(({ values }) => values.subarray(k * days, (k + 1) * days)),
            quantiles,
          )
          const head = [run.point, armOf(run, runs)]
          for (let day = 0; day < days; day++)
            for (const [q, probability] of quantiles.entries())
              await row([...head, dates[day]!, platform, segment, metric, probability, spread[q]![day]!])
        }
      }
    },
    async summary(row) {
      for (let cell = 0; names.length > 0 && cell < cells; cell++) {
        const run = runs.at(cell)
        const results = await replicatesOf(cell)
        for (const [k, name] of names.entries()) {
          const values = results.map((result) => result.scalars[k]!)
          for (const statistic of summaryRows(values, quantiles))
            await row([run.point, armOf(run, runs), name, ...statistic])
        }
      }
    },
    async codebook(row) {
      for (const [table, columns] of [...Object.entries(TABLES), ...more])
        for (const { name, unit, doc } of columns) await row([table, name, unit, doc])
      for (const cells of studyCodebook(study)) await row(cells)
    },
  }
}

/** Ids of the results that are there and whole. */
export async function wholeResults(runs: RunList, store: Store): Promise<ReadonlySet<string>> {
  const whole = new Set<string>()
  for (let index = 0; index < runs.length; index++) {
    const { id } = runs.at(index)
    if (await store.read(id)) whole.add(id)
  }
  return whole
}

/** The rows of the table `series` that belong to one run. */
export async function seriesRows(run: ListedRun, runs: RunList, result: RunResult, row: Row): Promise<void> {
  const head = cellsOf(run, runs)
  for (const [day, date] of datesOf(run.scenario).entries())
    for (const [k, { platform, segment, metric }] of result.series.entries())
      await row([...head, date, platform, segment, metric, result.values[k * result.days + day]!])
}

const armOf = ({ arm }: ListedRun, { study }: RunList) => study.arms[arm]!.name
const cellsOf = (run: ListedRun, runs: RunList) => [run.id, run.seed, run.replicate, run.point, armOf(run, runs)]

function datesOf({ time }: Scenario): string[] {
  // A checked scenario starts on a day of the calendar.
  const first = parseDay(time.start)!
  return Array.from({ length: time.days }, (_, day) => dayText(first + day))
}
