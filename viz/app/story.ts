import type { Scenario } from '../../sim/scenario/scenario.ts'
import { END_OF_TIME } from '../../sim/schema/never.ts'
import type { Story } from '../charts/backdrop.ts'
import type { ObservedSeries } from '../build/shipped-scenario.ts'
import type { Texts } from '../texts/index.ts'

/** A moment of an event that the timeline shows. */
export interface Flag {
  /** Path of the date in the scenario. */
  path: string
  /** Other dates of the same event that move along. */
  along: readonly string[]
  /** Days. */
  at: number
  title: string
  /** One of the levers, for the reader to move; the others are facts of the scenario. */
  lever: boolean
}

const inside = (hours: number, days: number) => hours >= 0 && hours < days * 24

/** The flags of a scenario, in order of time. */
export function flagsOf(scenario: Scenario, texts: Texts, name: (platform: string) => string): Flag[] {
  const { days } = scenario.time
  const flags: Flag[] = []
  for (const [id, event] of Object.entries(scenario.events)) {
    if (!event.enabled) continue
    const add = (field: string, hours: number, title: string, lever: boolean, along: readonly string[] = []) => {
      if (inside(hours, days)) flags.push({ path: `events.${id}.${field}`, along, at: hours / 24, title, lever })
    }
    if (event.kind === 'ban') {
      const along = ['end', 'delistFrom'].filter((field) => event[field as 'end' | 'delistFrom'] < END_OF_TIME)
      add(
        'start',
        event.start,
        texts.flags.dark(name(event.platform)),
        true,
        along.map((field) => `events.${id}.${field}`),
      )
      add('delistUntil', event.delistUntil, texts.flags.backInStores, true)
      add('reprieve', event.reprieve, texts.levers.reprieve, false)
    } else if (event.kind === 'influencer') add('at', event.at, texts.flags.calls, true)
    else if ('at' in event) add('at', event.at, texts.flags.event(id, texts.kinds[event.kind]), false)
    else add('start', event.start, texts.flags.event(id, texts.kinds[event.kind]), false)
  }
  return flags.sort((a, b) => a.at - b.at)
}

/** First and last moment at which a platform is dark, in days, for every ban and outage. */
export function darkSpans(scenario: Scenario): { slot: string; from: number; to: number }[] {
  const spans: { slot: string; from: number; to: number }[] = []
  for (const event of Object.values(scenario.events)) {
    if (!event.enabled || (event.kind !== 'ban' && event.kind !== 'outage')) continue
    if (!inside(event.start, scenario.time.days)) continue
    const until = event.kind === 'ban' ? Math.min(event.end, Math.max(event.reprieve, event.start)) : event.end
    const span = { from: event.start / 24, to: Math.min(until / 24, scenario.time.days) }
    const owner = scenario.platforms[event.platform]?.owner
    const siblings = event.kind === 'ban' && event.siblings && owner
    for (const [id, platform] of Object.entries(scenario.platforms)) {
      if (id === event.platform || (siblings && platform.owner === owner)) spans.push({ slot: id, ...span })
    }
  }
  return spans
}

/** Whether a platform has been taken out of the store at a moment, in days. */
export function isDelisted(scenario: Scenario, platform: string, time: number): boolean {
  const hour = time * 24
  const facts = scenario.platforms[platform]
  if (!facts?.listed) return true
  return Object.values(scenario.events).some((event) => {
    if (!event.enabled) return false
    if (event.kind === 'delist') return event.platform === platform && event.start <= hour && hour < event.end
    if (event.kind !== 'ban' || hour < event.delistFrom || hour >= event.delistUntil) return false
    const sibling = event.siblings && facts.owner !== '' && facts.owner === scenario.platforms[event.platform]?.owner
    return event.platform === platform || sibling
  })
}

/** What stands behind every chart of the scenario. */
export function storyOf(
  scenario: Scenario,
  observed: readonly ObservedSeries[],
  flags: readonly Flag[],
  name: (platform: string) => string,
): Story {
  const fitted = observed.flatMap((series) => series.points.filter((point) => point.fitted).map((point) => point.day))
  const last = fitted.length > 0 ? Math.min(scenario.time.days, Math.max(...fitted) + 1) : 0
  const named = Object.values(scenario.events).filter((event) => event.kind === 'ban' || event.kind === 'outage')
  const firsts = new Set(named.map((event) => event.platform))
  return {
    fitted: last > 0 ? { from: 0, to: last } : null,
    dark: darkSpans(scenario)
      .filter((span) => firsts.has(span.slot))
      .map(({ slot, from, to }) => ({ from, to, name: name(slot) })),
    poles: flags.filter((flag) => flag.lever).map((flag) => flag.at),
  }
}
