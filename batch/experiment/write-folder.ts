import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunResult } from '../../analysis/experiment/compute-run.ts'
import { quantileSeries } from '../../analysis/ensembles/bands.ts'
import { metricNames } from '../../analysis/tidy/series.ts'
import { METRICS } from '../../sim/observe/metrics.ts'
import { dayText, parseDay } from '../../sim/scenario/calendar.ts'
import { canonicalText } from '../../sim/scenario/canonical-text.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { writeWhole } from '../files/write-whole.ts'
import type { Store } from '../store/store.ts'
import type { Format } from '../tables/format.ts'
import type { Manifest } from './manifest.ts'
import type { ListedRun, RunList } from './run-list.ts'
import { TABLES, writeTable, type FileFacts } from './study-tables.ts'
import { studySha256, type KeptStudy } from './study-folder.ts'
import { summaryRows } from './summary-rows.ts'
import { materialOf, writeFindings, type ToldFindings } from './write-findings.ts'

/** What was written. */
export interface Written {
  manifest: Manifest
  told: ToldFindings
}

/** Removes the manifest: the folder is being worked on. */
export const openFolder = (folder: string) => rm(join(folder, 'manifest.json'), { force: true })

/**
 * Writes the tables of a study whose runs are done, in plan order, and the manifest last. The tables depend on the
 * runs alone, never on who computed them or when. At most the replicates of one point and arm are held at once.
 */
export async function writeFolder(
  folder: string,
  kept: KeptStudy,
  runs: RunList,
  store: Store,
  format: Format,
): Promise<Written> {
  const { study } = kept
  const { quantiles, scalars } = study.outputs
  const names = Object.keys(scalars)
  const entries = await store.entries()
  const files: Record<string, FileFacts> = {}
  const counts = { planned: runs.length, done: 0, failed: 0 }
  const notes = notesOf(kept)
  const write = async (
    ...args: [keyof typeof TABLES, (row: (cells: readonly (string | number)[]) => Promise<void>) => Promise<void>]
  ) => {
    const [file, facts] = await writeTable(folder, args[0], format, notes, args[1])
    files[file] = facts
  }
  const forRuns = async (visit: (run: ListedRun, result: RunResult | undefined) => Promise<void>) => {
    for (let index = 0; index < runs.length; index++) {
      const run = runs.at(index)
      await visit(run, await store.read(run.id))
    }
  }
  const stateOf = (id: string, result: RunResult | undefined) =>
    result ? 'done' : entries.get(id)?.state === 'failed' ? 'failed' : 'missing'

  await write('design', async (row) => {
    for (const [point, set] of study.points.entries())
      for (const text of set) {
        const equals = text.indexOf('=')
        await row([point, text.slice(0, equals), text.slice(equals + 1)])
      }
  })
  await write('runs', (row) =>
    forRuns(async (run, result) => {
      const state = stateOf(run.id, result)
      if (state === 'done') counts.done++
      if (state === 'failed') counts.failed++
      await row([...cellsOf(run, runs), state])
    }),
  )
  await write('failures', (row) =>
    forRuns(async (run, result) => {
      if (!result) await row([...cellsOf(run, runs), entries.get(run.id)?.error ?? 'not computed'])
    }),
  )
  await write('scalars', (row) =>
    forRuns(async (run, result) => {
      for (const [k, name] of names.entries()) if (result) await row([...cellsOf(run, runs), name, result.scalars[k]!])
    }),
  )
  await write('series', (row) =>
    forRuns(async (run, result) => {
      if (!result) return
      const head = cellsOf(run, runs)
      const dates = datesOf(run.scenario)
      for (const [day, date] of dates.entries())
        for (const [k, { platform, segment, metric }] of result.series.entries())
          await row([...head, date, platform, segment, metric, result.values[k * result.days + day]!])
    }),
  )
  const cells = study.points.length * study.arms.length
  const replicatesOf = async (cell: number) => {
    const all: RunResult[] = []
    for (let r = 0; r < study.replicates; r++) {
      const result = await store.read(runs.at(r * cells + cell).id)
      if (result) all.push(result)
    }
    return all
  }
  await write('quantiles', async (row) => {
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
        for (let day = 0; day < days; day++)
          for (const [q, probability] of quantiles.entries())
            await row([
              run.point,
              armOf(run, runs),
              dates[day]!,
              platform,
              segment,
              metric,
              probability,
              spread[q]![day]!,
            ])
      }
    }
  })
  await write('summary', async (row) => {
    for (let cell = 0; names.length > 0 && cell < cells; cell++) {
      const run = runs.at(cell)
      const results = await replicatesOf(cell)
      for (const [k, name] of names.entries()) {
        const values = results.map((result) => result.scalars[k]!)
        for (const statistic of summaryRows(values, quantiles))
          await row([run.point, armOf(run, runs), name, ...statistic])
      }
    }
  })
  const findings = await writeFindings(folder, kept.analyses, materialOf(runs, store), format, notes)
  Object.assign(files, findings.files)
  await write('codebook', async (row) => {
    for (const [table, columns] of [...Object.entries(TABLES), ...findings.columns])
      for (const { name, unit, doc } of columns) await row([table, name, unit, doc])
    for (const [name, unit, doc] of metricRows(study.arms[0]!.scenario)) await row(['metric', name, unit, doc])
  })
  const manifest: Manifest = {
    format: 1,
    name: study.name,
    engine: kept.engine,
    command: kept.command,
    arms: study.arms.map(({ name, scenario, set }) => ({
      name,
      scenario: scenario.name,
      sha256: createHash('sha256').update(canonicalText(scenario)).digest('hex'),
      set,
    })),
    points: study.points.length,
    replicates: study.replicates,
    seed: study.seed,
    runs: counts,
    files,
    seconds: [...entries.values()].reduce((sum, { seconds }) => sum + seconds, 0),
  }
  await writeWhole(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return { manifest, told: findings.told }
}

function notesOf({ engine, study, command }: KeptStudy): [string, string][] {
  return [
    ['made by', `exodus ${engine}`],
    ['experiment', study.name],
    ['experiment sha256', studySha256(study)],
    ['scenario', [...new Set(study.arms.map(({ scenario }) => scenario.name))].join(', ')],
    ['seed', study.seed],
    ['command', command],
  ]
}

const armOf = ({ arm }: ListedRun, { study }: RunList) => study.arms[arm]!.name
const cellsOf = (run: ListedRun, runs: RunList) => [run.id, run.seed, run.replicate, run.point, armOf(run, runs)]

function datesOf({ time }: Scenario): string[] {
  // A checked scenario starts on a day of the calendar.
  const first = parseDay(time.start)!
  return Array.from({ length: time.days }, (_, day) => dayText(first + day))
}

function metricRows({ platforms }: Scenario): [name: string, unit: string, doc: string][] {
  const known = new Map(METRICS.map(({ name, unit, doc }) => [name, { unit, doc }]))
  return metricNames(Object.keys(platforms).toSorted()).map((name) => {
    const metric = known.get(name)
    if (metric) return [name, metric.unit, metric.doc]
    return name.startsWith('flow_to_')
      ? [name, 'people', 'Changed their main platform today, from the platform of the row to this one.']
      : [name, 'people', 'Members of both, the platform of the row and this one.']
  })
}
