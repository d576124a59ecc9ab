import type { Observation } from '../../analysis/observed/observation.ts'
import { parseDay } from '../../sim/scenario/calendar.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { Collected } from '../run/collected.ts'
import { lineChart, sparkline } from './chart.ts'
import type { Canvas, Mark } from './chart.ts'
import { dauOf } from './summary.ts'
import type { PlatformSummary, RunSummary } from './summary.ts'
import { brief } from '../../analysis/findings/words.ts'
import { textTable } from './text-table.ts'
import { observedTable } from './observed-table.ts'
import { flowTable } from './flow-table.ts'
import { openingUse } from './opening-use.ts'

interface Material {
  scenario: Scenario
  summary: RunSummary
  dates: readonly string[]
  collected: Collected
  observations: readonly Observation[]
}

/** The summary of a run for a person: who moved where, the platforms, a chart, and what was measured. */
export function printSummary(material: Material, canvas: Canvas): string[] {
  const { scenario, summary, collected } = material
  const { origin, days } = summary
  const platforms = summary.platforms.toSorted((a, b) => b.dau.most - a.dau.most)
  return [
    `${scenario.title ?? scenario.name}: ${days.first} to ${days.last}, ${origin.agents.toLocaleString('en')} agents stand for ` +
      `${origin.people.toLocaleString('en')} people, seed ${origin.seed}`,
    '',
    ...flowTable(
      summary,
      platforms.map(({ id }) => id),
      canvas,
    ),
    '',
    ...platformTable(platforms, collected, canvas),
    ...openingUse(scenario, summary),
    ...chartOfGainer(material, canvas),
    ...observedTable(scenario, summary.observed),
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

/** Daily users, as a share of all people, below which growth is chance. */
const CHANCE_SHARE = 0.002

/** The platform whose daily use grew most, relative to its first day, with what was measured of it. */
function chartOfGainer({ scenario, summary, dates, collected, observations }: Material, canvas: Canvas): string[] {
  const least = CHANCE_SHARE * summary.origin.people
  const growth = ({ dau }: PlatformSummary) => (dau.most + least) / (dau.first + least)
  const gainer = summary.platforms.reduce((best, one) => (growth(one) > growth(best) ? one : best))
  const { marks, says } = marksFor(gainer.id, scenario, observations)
  return [
    '',
    `${gainer.title}, daily users${marks.length === 0 ? '' : `; ${canvas.unicode ? '●' : 'o'} measured${says}`}`,
    ...lineChart(
      collected.values(dauOf(gainer.id)),
      marks,
      { ...canvas, columns: Math.min(canvas.columns, 90), rows: 8 },
      brief,
      dates,
    ),
  ]
}

/** Measured daily users in people of the model: what `compare` does, turned round. */
function marksFor(
  platform: string,
  scenario: Scenario,
  observations: readonly Observation[],
): { marks: Mark[]; says: string } {
  const spec = scenario.observed.find(
    (one) => one.platform === platform && one.metric === 'dau' && one.relativeTo === undefined,
  )
  if (!spec) return { marks: [], says: '' }
  const start = parseDay(scenario.time.start) ?? NaN
  const background = scenario.platforms[platform]?.background ?? 0
  const rows = observations.filter(
    (row) => row.series === spec.series && row.platform === platform && row.unit === 'people' && row.segment === '',
  )
  const marks = rows.map((row) => ({
    day: (parseDay(row.date) ?? NaN) - start,
    value: Math.max(0, row.value - background) * spec.scale,
  }))
  const less = background === 0 ? '' : ` less ${brief(background)} who are no part of the model`
  const times = spec.scale === 1 ? '' : `, times ${spec.scale}`
  return { marks, says: ` by ${rows[0]?.estimator ?? 'others'}${less}${times}` }
}
