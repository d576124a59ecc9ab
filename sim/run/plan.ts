import { kindOf } from '../events/index.ts'
import type { EventKind } from '../events/event-kind.ts'
import type { Model, NetworkSpec, PlatformFacts, Scenario, ScenarioEvent } from '../scenario/scenario.ts'
import { hashName } from '../random/hash.ts'
import { KeyedRandom } from '../random/keyed.ts'
import { keyFromSeed } from '../random/key.ts'

/** A platform of the run. */
export interface PlannedPlatform {
  id: string
  hash: number
  facts: PlatformFacts
}

/** An event of the run, with the kind that knows what it does. */
export interface PlannedEvent {
  id: string
  hash: number
  event: ScenarioEvent
  kind: EventKind
  begins: number
}

/** Sister-app audiences of a platform: bit k of a user's mask stands for entry k. */
export interface PlannedAudience {
  from: number
  who: 'member' | 'opened'
}

/** A scenario made ready to run: slots in the order of hashed ids, so that no order of declarations can matter. */
export interface Plan {
  scenario: Scenario
  random: KeyedRandom
  model: Model
  population: Scenario['population']
  network: NetworkSpec
  platforms: readonly PlannedPlatform[]
  segments: readonly { id: string; spread: number }[]
  events: readonly PlannedEvent[]
  /** By platform slot: who can be told of it as user of a sister app. */
  audiences: readonly (readonly PlannedAudience[])[]
  /** N and w = P/N. */
  users: number
  weight: number
  days: number
  slotOf(platform: string): number
  /** Segment slot at a point of the cumulated shares, u in (0, 1). */
  segmentAt(u: number): number
}

const byHash = (a: { hash: number; id: string }, b: { hash: number; id: string }) =>
  a.hash - b.hash || (a.id < b.id ? -1 : 1)

/** Compiles a checked scenario. */
export function planOf(scenario: Scenario): Plan {
  const platforms = Object.entries(scenario.platforms)
    .map(([id, facts]) => ({ id, hash: hashName(id), facts }))
    .sort(byHash)
  const slots = new Map(platforms.map((platform, slot) => [platform.id, slot]))
  const segments = Object.entries(scenario.population.segments)
    .map(([id, { share, spread }]) => ({ id, hash: hashName(id), share, spread }))
    .sort(byHash)
  const total = segments.reduce((sum, segment) => sum + segment.share, 0)
  const ends: number[] = []
  segments.reduce((sum, segment) => (ends.push((sum + segment.share) / total), sum + segment.share), 0)
  const events = Object.entries(scenario.events)
    .filter(([, event]) => event.enabled)
    .map(([id, event]) => {
      const kind = kindOf(event.kind)
      return { id, hash: hashName(id), event, kind, begins: kind.begins(event as never) }
    })
    .sort((a, b) => a.begins - b.begins || byHash(a, b))
  const slotOf = (platform: string) => slots.get(platform)!
  return {
    scenario,
    random: new KeyedRandom(keyFromSeed(scenario.seed)),
    model: scenario.model,
    population: scenario.population,
    network: scenario.network,
    platforms,
    segments,
    events,
    audiences: platforms.map((_, slot) => audiencesOf(events, slot, slotOf)),
    users: scenario.population.agents,
    weight: scenario.population.people / scenario.population.agents,
    days: scenario.time.days,
    slotOf,
    segmentAt: (u) => {
      const slot = ends.findIndex((end) => u < end)
      return slot < 0 ? ends.length - 1 : slot
    },
  }
}

/** The sister apps from which people can be told of a platform, in a fixed order. */
function audiencesOf(
  events: readonly PlannedEvent[],
  slot: number,
  slotOf: (platform: string) => number,
): PlannedAudience[] {
  const found = new Map<string, PlannedAudience>()
  for (const { event, kind } of events) {
    const audience = kind.audience?.(event as never)
    if (audience === undefined || slotOf(audience.to) !== slot) continue
    const from = slotOf(audience.from)
    found.set(`${audience.who} ${from}`, { from, who: audience.who })
  }
  return [...found.values()].sort((a, b) => a.from - b.from || (a.who < b.who ? -1 : 1))
}
