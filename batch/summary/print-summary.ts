import type { Comparison } from '../../analysis/observed/compare.ts'
import type { Observation } from '../../analysis/observed/observation.ts'
import { parseDay } from '../../sim/scenario/calendar.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { Collected } from '../run/collected.ts'
import { flowEnds } from '../run/collected.ts'
import { lineChart, sparkline } from './chart.ts'
import type { Canvas, Mark } from './chart.ts'
import { dauOf } from './summary.ts'
import type { PlatformSummary, RunSummary } from './summary.ts'
import { brief, textTable } from './text-table.ts'

interface Material {
  scenario: Scenario
  summary: RunSummary
  collected: Collected
  observations: readonly Observation[]
}

/** The summary of a run for a person: who moved where, the platforms, a chart, and what was measured. */
export function printSummary(material: Material, canvas: Canvas): string[] {
  const { scenario, summary, collected } = material
  const { origin, days } = summary
  return [
    `${scenario.title ?? scenario.name}: ${days.first} to ${days.last}, ${origin.agents.toLocaleString('en')} agents stand for ` +
      `${origin.people.toLocaleString('en')} people, seed ${origin.seed}`,
    '',
    ...flowTable(summary, canvas),
    '',
    ...platformTable(summary.platforms, collected, canvas),
    ...chartOfGainer(material, canvas),
    ...observedTable(summary.observed),
  ]
}

/** Moves of main platform, from rows to columns; the largest ones as a list where the screen is too narrow. */
function flowTable({ platforms, flows }: RunSummary, { columns }: Canvas): string[] {
  const ends = flowEnds(platforms.map((platform) => platform.id))
  const people = (from: string, to: string) => flows.find((flow) => flow.from === from && flow.to === to)?.people ?? 0
  const table = textTable([
    ['from \\ to', ...ends],
    ...ends.map((from) => [from, ...ends.map((to) => (from === to ? '.' : brief(people(from, to))))]),
    [
      'gained',
      ...ends.map((end) =>
        brief(Math.round(ends.reduce((sum, other) => sum + people(other, end) - people(end, other), 0))),
      ),
    ],
  ])
  const title = 'Changes of main platform over the whole time, people'
  if (table.every((line) => line.length <= columns)) return [title, ...table]
  const largest = flows.toSorted((a, b) => b.people - a.people).slice(0, 12)
  return [
    `${title}, the largest ${largest.length}`,
    ...textTable(largest.map(({ from, to, people: n }) => [`${from} to ${to}`, brief(n)])),
  ]
}

function platformTable(platforms: readonly PlatformSummary[], collected: Collected, { unicode }: Canvas): string[] {
  const rows = platforms.map(({ id, dau, registrations, members }) => [
    id,
    brief(dau.first),
    brief(dau.most),
    dau.mostOn.slice(5),
    brief(dau.last),
    brief(registrations),
    brief(members),
    sparkline(collected.values(dauOf(id)), 25, unicode),
  ])
  return textTable([['people a day', 'first', 'most', 'on', 'last', 'joined', 'members', 'use day by day'], ...rows])
}

/** The platform whose daily use grew most, relative to its first day, with what was measured of it. */
function chartOfGainer({ scenario, summary, collected, observations }: Material, canvas: Canvas): string[] {
  const growth = ({ dau }: PlatformSummary) => (dau.most + 1) / (dau.first + 1)
  const gainer = summary.platforms.reduce((best, one) => (growth(one) > growth(best) ? one : best))
  const marks = marksFor(gainer.id, scenario, observations)
  const legend = marks.length === 0 ? '' : `; ${canvas.unicode ? '●' : 'o'} measured`
  return [
    '',
    `${gainer.title}, daily users${legend}`,
    ...lineChart(
      collected.values(dauOf(gainer.id)),
      marks,
      { ...canvas, columns: Math.min(canvas.columns, 90), rows: 8 },
      brief,
    ),
  ]
}

/** Measured daily users in people of the model: what `compare` does, turned round. */
function marksFor(platform: string, scenario: Scenario, observations: readonly Observation[]): Mark[] {
  const spec = scenario.observed.find(
    (one) => one.platform === platform && one.metric === 'dau' && one.relativeTo === undefined,
  )
  if (!spec) return []
  const start = parseDay(scenario.time.start) ?? NaN
  const background = scenario.platforms[platform]?.background ?? 0
  return observations
    .filter(
      (row) => row.series === spec.series && row.platform === platform && row.unit === 'people' && row.segment === '',
    )
    .map((row) => ({
      day: (parseDay(row.date) ?? NaN) - start,
      value: Math.max(0, row.value - background) * spec.scale,
    }))
}

function observedTable(observed: readonly Comparison[]): string[] {
  if (observed.length === 0) return []
  const rows = observed.map(({ series, segment, date, dateEnd, unit, observed: seen, model, estimator: by }) => [
    segment === '' ? series : `${series} ${segment}`,
    dateEnd === '' ? date : `${date} to ${dateEnd.slice(5)}`,
    brief(seen),
    brief(model),
    unit,
    by.length > 32 ? `${by.slice(0, 29)}...` : by,
  ])
  return [
    '',
    'Measured and modelled, in the unit of who measured it',
    ...textTable([['series', 'date', 'measured', 'model', 'unit', 'by'], ...rows]),
  ]
}
