import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brief, scalarWords } from '../../analysis/findings/words.ts'
import { ascending, quantile } from '../../analysis/ensembles/quantile.ts'
import { meanEstimate } from '../../analysis/ensembles/interval.ts'
import type { Observation } from '../../analysis/observed/observation.ts'
import type { Report, ReportTable } from '../../analysis/report/report.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { countRuns } from '../experiment/count-runs.ts'
import type { DoneStudy } from '../experiment/export-tables.ts'
import { studyCodebook } from '../experiment/study-codebook.ts'
import { materialOf, type ToldFindings } from '../experiment/write-findings.ts'
import { studyNotes } from '../experiment/write-folder.ts'
import { readText } from '../files/read-text.ts'
import { shippedFolder } from '../files/shipped.ts'
import { loadObserved, OBSERVED_LIMIT } from '../observed/load-observed.ts'
import { collectSpreads } from './collect-spreads.ts'
import { observedPoints, observedTable } from './observed-beside.ts'

/** Rows of a table that are shown; the files have all. */
const MOST_ROWS = 60

/** Gathers what a report shows of a folder, finished or not. */
export async function makeReport(folder: string, done: DoneStudy): Promise<Report> {
  const { kept, runs } = done
  const { study } = runs
  const { scenario } = study.arms[0]!
  const { spreads, differences, medians } = await collectSpreads(done)
  const observations = shippedObservations(scenario)
  const beside = observedTable(scenario, observations, medians)
  const told = await readFindings(folder)
  const numbers = await scalarNumbers(done)
  const { planned, done: counted, failed, missing, errors } = await countRuns(runs, done.store)
  return {
    name: study.name,
    madeBy: kept.engine,
    notes: studyNotes(kept),
    scenario,
    study: {
      replicates: study.replicates,
      seed: study.seed,
      points: study.points.length,
      arms: study.arms.map(({ name, set }) => ({ name, set })),
    },
    runs: { planned, done: counted, failed, missing },
    says: [...told.says, ...numbers.says, ...failures(errors)],
    tables: [...numbers.tables, ...told.tables.map(findingsTable), ...(beside ? [beside] : [])],
    metrics: Object.fromEntries(
      studyCodebook(study)
        .filter(([table]) => table === 'metric')
        .map(([, name, unit, meaning]) => [name, { unit, meaning }]),
    ),
    spreads: spreads.map((one) => ({ ...one, observed: observedPoints(scenario, observations, one) })),
    differences,
  }
}

/** Observations that come with the package; those beside a scenario of one's own are not kept with a study. */
function shippedObservations(scenario: Scenario): Observation[] {
  const path = (file: string) => join(shippedFolder(), file)
  const there = scenario.observed.filter(({ file }) => existsSync(path(file)))
  return loadObserved({ ...scenario, observed: there }, (file) => readText(path(file), OBSERVED_LIMIT))
}

async function readFindings(folder: string): Promise<ToldFindings> {
  const text = await readFile(join(folder, 'analysis/findings.json'), 'utf8').catch(() => undefined)
  return text === undefined ? { says: [], tables: [] } : (JSON.parse(text) as ToldFindings)
}

function findingsTable({ name, file, columns, shown, rows }: ToldFindings['tables'][number]): ReportTable {
  const places = shown.map((column) => columns.findIndex((one) => one.name === column))
  return {
    caption: name.replaceAll('-', ' '),
    columns: shown.map((column) => column.replaceAll('_', ' ')),
    rows: rows.slice(0, MOST_ROWS).map((row) => places.map((place) => row[place] ?? null)),
    ...(rows.length > MOST_ROWS ? { more: file } : {}),
  }
}

/** Each number of each arm at each point with its interval, and in a sentence over all points. */
async function scalarNumbers({ runs, store }: DoneStudy): Promise<{ says: string[]; tables: ReportTable[] }> {
  const { study } = runs
  const material = materialOf(runs, store)
  const names = Object.entries(study.outputs.scalars)
  const rows: ReportTable['rows'][number][] = []
  const over = study.arms.map(() => names.map((): number[] => []))
  for (let point = 0; point < study.points.length; point++)
    for (const [arm, { name: armName }] of study.arms.entries()) {
      const kept = names.map((): number[] => [])
      for (let r = 0; r < study.replicates; r++) {
        const result = await material.result(point, arm, r)
        result?.scalars.forEach((value, k) => {
          if (Number.isFinite(value)) kept[k]!.push(value)
        })
      }
      for (const [k, [name]] of names.entries()) {
        over[arm]![k]!.push(...kept[k]!)
        if (rows.length > MOST_ROWS || kept[k]!.length === 0) continue
        const { value, lower, upper } = meanEstimate(kept[k]!)
        rows.push([study.points[point]!.join(' '), armName, name, kept[k]!.length, value, lower, upper])
      }
    }
  const says = names.flatMap(([name, spec], k) =>
    study.arms.flatMap(({ name: armName }, arm) => {
      const sorted = ascending(over[arm]![k]!)
      if (sorted.length === 0) return []
      const where = study.arms.length > 1 ? `, ${armName}` : ''
      const spread =
        sorted.length > 1
          ? `; 9 in 10 runs between ${brief(quantile(sorted, 0.05))} and ${brief(quantile(sorted, 0.95))}`
          : ''
      return [`${name} (${scalarWords(spec)})${where}: median ${brief(quantile(sorted, 0.5))}${spread}.`]
    }),
  )
  const table: ReportTable = {
    caption: 'Means over the replicates, with 95 % intervals (Student)',
    columns: ['Point', 'Arm', 'Number', 'Replicates', 'Mean', 'Lower', 'Upper'],
    rows: rows.slice(0, MOST_ROWS),
    ...(rows.length > MOST_ROWS ? { more: 'summary.csv' } : {}),
  }
  return { says, tables: rows.length === 0 ? [] : [table] }
}

const failures = (errors: ReadonlyMap<string, number>) =>
  [...errors].map(([error, count]) => `${count} ${count === 1 ? 'run' : 'runs'} failed: ${error}.`)
