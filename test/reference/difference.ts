import { METRICS } from '../../sim/observe/metrics.ts'
import type { DayRecord } from '../../sim/observe/day-record.ts'
import { fitValue, unitValue, wideValue } from '../../sim/population/levels.ts'
import { CREATOR, OUTSIDE as NOWHERE, type People, SEGMENT_MASK } from '../../sim/population/people.ts'
import * as stages from '../../sim/population/stage.ts'
import type { Simulation } from '../../sim/simulation.ts'
import type { PlainModel } from './plain-model.ts'
import { BEFORE, OUTSIDE, type Tie, type User } from './user.ts'

const STAGES = ['unaware', 'aware', 'member', 'lapsed']

/**
 * Where the engine and the plain model first differ, as a sentence; empty where they agree in every bit of
 * every user, platform and metric.
 *
 * @param record the engine's record of the day that both have just simulated; left out before the first day
 */
export function firstDifference(engine: Simulation, plain: PlainModel, record?: DayRecord): string {
  const values = engine.platforms.map((id, p) => unequal(`value of ${id}`, engine.values[p]!, plain.values[p]!))
  const found = [...values, ...people(engine, plain), ...(record ? records(engine, plain, record) : [])]
  return found.find((text) => text !== '') ?? ''
}

function* people(engine: Simulation, plain: PlainModel): Generator<string> {
  for (const people of engine.people)
    for (let i = 0; i < people.count; i++) {
      const user = plain.users[people.first + i]!
      const name = `day ${plain.day}, user ${user.id}`
      yield* compare(name, userOf(people, i), ownFacts(user))
      for (let p = 0; p < people.platforms; p++)
        yield* compare(`${name} on ${engine.platforms[p]}`, tieOf(people, i, p), openFacts(user.ties[p]!))
    }
}

type Facts = Readonly<Record<string, string | number | boolean>>

function* compare(name: string, engine: Facts, plain: Facts): Generator<string> {
  for (const key of Object.keys(plain)) yield unequal(`${name}: ${key}`, engine[key], plain[key])
}

/** A user as the engine keeps him, decoded. */
function userOf(people: People, i: number): Facts {
  return {
    segment: people.segment[i]! & SEGMENT_MASK,
    isCreator: (people.segment[i]! & CREATOR) !== 0,
    fear: wideValue(people.fear[i]!),
    reactance: unitValue(people.reactance[i]!),
    curiosity: unitValue(people.curiosity[i]!),
    languageCost: unitValue(people.languageCost[i]!),
    activity: wideValue(people.activity[i]!),
    inertia: unitValue(people.inertia[i]!),
    tech: unitValue(people.tech[i]!),
    main: people.main[i] === NOWHERE ? OUTSIDE : people.main[i]!,
  }
}

function ownFacts(user: User): Facts {
  const { segment, isCreator, fear, reactance, curiosity, languageCost, activity, inertia, tech, main } = user
  return { segment, isCreator, fear, reactance, curiosity, languageCost, activity, inertia, tech, main }
}

/** One pair as the engine keeps it, decoded; bits that mean different things by stage are read by stage. */
function tieOf(people: People, i: number, p: number): Facts {
  const pair = i * people.platforms + p
  const state = people.state[pair]!
  const since = people.since[pair]!
  const stage = STAGES[state & stages.STAGE]!
  const days = (state & stages.SINCE_MASK) >> stages.SINCE_SHIFT
  const common = {
    stage,
    liking: fitValue(people.fit[pair]!),
    left: people.left[pair]!,
    friendsThere: people.friends[pair]!,
  }
  if (stage === 'member' || stage === 'lapsed')
    return {
      ...common,
      opened: days,
      habit: people.warmth[pair]!,
      joined: since === 0 ? BEFORE : since - 1,
      returned: (state & stages.RETURNED) !== 0,
    }
  return {
    ...common,
    called: days,
    contacts: people.warmth[pair]!,
    tries: since & stages.TRIES,
    waits: (since & stages.WAITING) !== 0,
    queues: (since & stages.QUEUED) !== 0,
    episode: since >> stages.EPISODE_SHIFT,
  }
}

/** What there is to say of a pair at its stage. */
function openFacts(tie: Tie): Facts {
  const { stage, liking, left, friendsThere } = tie
  const common = { stage, liking, left, friendsThere }
  const { opened, habit, joined, returned } = tie
  if (stage === 'member' || stage === 'lapsed') return { ...common, opened, habit, joined, returned }
  const { called, contacts, tries, episode } = tie
  return {
    ...common,
    called,
    contacts,
    tries,
    waits: tie.waiting !== undefined,
    queues: tie.queued !== undefined,
    episode,
  }
}

function* records(engine: Simulation, plain: PlainModel, record: DayRecord): Generator<string> {
  for (const { name, segments } of METRICS)
    for (const [p, id] of engine.platforms.entries())
      for (const segment of [undefined, ...(segments ? engine.segments.keys() : [])])
        yield unequal(
          `day ${plain.day}: ${name} of ${id}, segment ${segment ?? 'all'}`,
          record.value(name, p, segment),
          plain.record.value(name, p, segment),
        )
  yield unequal(`day ${plain.day}: flows`, record.flows.join(), plain.record.flows.join())
  yield unequal(`day ${plain.day}: overlap`, record.overlap.join(), plain.record.overlap.join())
}

function unequal(what: string, engine: unknown, plain: unknown): string {
  return Object.is(engine, plain)
    ? ''
    : `${what} is ${String(engine)} in the engine and ${String(plain)} in the plain model`
}
