import { REASONS, HEARD_FROM } from '../../sim/observe/metrics.ts'
import type { FanData } from '../charts/fan.ts'
import type { FlowsData } from '../charts/flows.ts'
import type { LinesData } from '../charts/lines.ts'
import type { ReasonsData } from '../charts/reasons.ts'
import type { Cohort, RetentionData } from '../charts/retention.ts'
import type { StoreData } from '../charts/store.ts'
import { DRIVERS, type Driver } from '../style/tokens.ts'
import { layersOf } from './driver-layers.ts'
import { chartPlatform, nameOf, platformsInOrder, toneOf, type Lab } from './lab.ts'
import { levelPoints, relativePoints } from './observed-points.ts'
import { isDelisted } from './story.ts'

/** Observed series of a metric that can be shown as levels. */
function levels(lab: Lab, platform: string, metric: string) {
  return lab.observed.find((one) => one.platform === platform && one.metric === metric && one.relativeTo === null)
}

/** Daily users of the chart's platform, in the unit of whoever observed it. */
export function dailyUsers(lab: Lab): FanData {
  const platform = chartPlatform(lab)
  const series = levels(lab, platform, 'dau')
  const outside = lab.scenario.platforms[platform]?.background ?? 0
  const background = series ? outside : 0
  const unit = (people: number) => people / (series?.scale ?? 1) + background
  const days = lab.scenario.time.days
  const people = lab.record?.series('dau', platform) ?? []
  const own = people.map(unit)
  // Fewer runs than three have no spread to speak of.
  const bands = lab.spread && lab.spread.done >= 3 ? lab.spread.bands[platform] : undefined
  const in90 = bands && { low: Array.from(bands.lower90, unit), high: Array.from(bands.upper90, unit) }
  const in50 = bands && { low: Array.from(bands.lower50, unit), high: Array.from(bands.upper50, unit) }
  const median = bands ? Array.from(bands.median, unit) : Array.from({ length: days }, (_, day) => own[day] ?? NaN)
  const relative = lab.observed.filter(
    (one) => one.platform === platform && one.metric === 'dau' && one.relativeTo !== null,
  )
  const chartUnit = {
    days,
    background: outside,
    modelOn: (day: number) => bands?.median[day] ?? people[day] ?? NaN,
    inUnit: unit,
    sayRatio: (ratio: number, day: number) =>
      lab.texts.charts.relative(lab.format.number(ratio, 2), lab.format.date(day)),
  }
  return {
    title: `${nameOf(lab, platform)}, ${lab.texts.tabs.daily}`,
    tone: toneOf(lab, platform),
    axis: lab.axis,
    median,
    half: in50 ?? null,
    ninety: in90 ?? null,
    runs: bands ? [own, ...(lab.spread?.runs[platform] ?? []).map((run) => Array.from(run, unit))] : [],
    observed: [...levelPoints(series, days), ...relative.flatMap((one) => relativePoints(one, chartUnit))],
    now: lab.player.state.time,
    story: lab.story,
    stale:
      bands && lab.spread && lab.spread.done < lab.spread.all ? { done: lab.spread.done, all: lab.spread.all } : null,
    text: lab.format.short,
    days: false,
  }
}

/** Whether the chart of daily users is in the unit of an estimator, and whose. */
export function unitOf(lab: Lab): string | null {
  const series = levels(lab, chartPlatform(lab), 'dau')
  const source = series && series.scale !== 1 ? series.points[0]?.source : undefined
  return source ? source.split(',')[0]! : null
}

function linesOf(
  lab: Lab,
  metric: string,
  title: string,
  platforms: readonly string[],
  text: (value: number) => string,
): LinesData {
  return {
    title,
    axis: lab.axis,
    series: platforms.map((id) => ({
      name: nameOf(lab, id),
      tone: toneOf(lab, id),
      values: lab.record?.series(metric, id) ?? [],
    })),
    now: lab.player.state.time,
    story: lab.story,
    text,
    days: false,
  }
}

export function members(lab: Lab): LinesData {
  return linesOf(lab, 'members', lab.texts.tabs.members, platformsInOrder(lab), lab.format.short)
}

/** Hashtag posts (of those who are new) and search interest of the platforms that grow. */
export function buzz(lab: Lab): { posts: LinesData; search: LinesData } {
  const growing = platformsInOrder(lab).filter((id) => (lab.scenario.platforms[id]?.members ?? 0) < 0.2)
  const { texts, format } = lab
  return {
    posts: linesOf(lab, 'hashtag_posts', texts.charts.posts, growing, format.short),
    search: linesOf(lab, 'search_index', texts.charts.search, growing, (value) => format.number(value, 0)),
  }
}

/** Ages at which the model reports retention, in days. */
const AGES = [1, 7, 30] as const
/** Largest cohorts that are shown. */
const COHORTS = 14

/** What is known of the cohorts of the chart's platform: who joined on a day, and who opened it 1, 7 and 30 days after. */
export function retention(lab: Lab): RetentionData {
  const platform = chartPlatform(lab)
  const joined = lab.record?.series('registrations', platform) ?? []
  const known = AGES.map((age) => lab.record?.series(`retention_d${age}`, platform) ?? [])
  const cohorts: Cohort[] = joined.flatMap((size, day) =>
    size > 0 ? [{ day, size, shares: AGES.map((age, n) => known[n]![day + age] ?? NaN) }] : [],
  )
  return {
    title: `${lab.texts.tabs.retention}, ${nameOf(lab, platform)}`,
    tone: toneOf(lab, platform),
    ages: AGES,
    cohorts: cohorts
      .sort((a, b) => b.size - a.size)
      .slice(0, COHORTS)
      .sort((a, b) => a.day - b.day),
  }
}

/** Moves of main home on the day that is shown. */
export function flows(lab: Lab): FlowsData {
  const { record, texts, format } = lab
  const day = Math.max(0, Math.min(Math.ceil(lab.player.state.time) - 1, (record?.days.length ?? 1) - 1))
  const homes = (record?.head.platforms ?? []).map((id) => ({ name: nameOf(lab, id), tone: toneOf(lab, id) }))
  return {
    title: `${texts.tabs.flows}, ${format.longDate(day)}`,
    homes: [...homes, { name: texts.offline, tone: null }],
    moves: record?.moves(day) ?? [],
  }
}

/** The store chart on the day that is shown, with what was observed. */
export function storeChart(lab: Lab): StoreData {
  const { record, format, player } = lab
  const day = Math.max(0, Math.min(Math.floor(player.state.time), (record?.days.length ?? 1) - 1))
  const rank = (id: string, at: number) => {
    const value = at < 0 ? NaN : (record?.value('rank', id, at) ?? NaN)
    return Number.isFinite(value) ? value : null
  }
  const observed = (id: string) =>
    levels(lab, id, 'rank')?.points.find((point) => point.day === Math.floor(player.state.time))?.value ?? null
  return {
    clock: format.clock(player.state.time),
    apps: platformsInOrder(lab).flatMap((id) => {
      const removed = isDelisted(lab.scenario, id, player.state.time)
      const now = removed ? null : rank(id, day)
      const before = rank(id, day - 1)
      // Without a rank, but in the store: nobody installed it.
      if (now === null && !removed) return []
      return [{ name: nameOf(lab, id), tone: toneOf(lab, id), rank: now, before, observed: observed(id) }]
    }),
  }
}

/**
 * Registrations of the chart's platform by driver. The base, which no pull or push owns, is shared
 * out over what people had heard it from that day.
 */
export function reasons(lab: Lab): ReasonsData {
  const platform = chartPlatform(lab)
  const days = lab.record?.days.length ?? 0
  const byDriver = Object.fromEntries(DRIVERS.map((driver) => [driver, new Array<number>(days).fill(0)])) as Record<
    Driver,
    number[]
  >
  const drains = new Array<number>(days).fill(0)
  const series = (metric: string) => lab.record?.series(metric, platform) ?? []
  const joined = REASONS.map((reason) => series(`reason_${reason}`))
  const heard = HEARD_FROM.map((source) => series(`heard_${source}`))
  for (let day = 0; day < days; day++) {
    const on = (values: readonly number[]) => values[day]!
    const { layers, withoutLayer } = layersOf(joined.map(on), heard.map(on))
    for (const driver of DRIVERS) byDriver[driver][day] = layers[driver]
    drains[day] = withoutLayer
  }
  return {
    title: `${lab.texts.tabs.reasons}, ${nameOf(lab, platform)}`,
    axis: lab.axis,
    byDriver,
    drains,
    now: lab.player.state.time,
    story: lab.story,
    text: lab.format.short,
    days: false,
    id: 'reasons',
  }
}
