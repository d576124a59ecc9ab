import { OFFLINE, type CrowdFrame } from '../crowd/frame.ts'
import type { Simulation } from '../../sim/simulation.ts'
import { SEGMENT_MASK, type People } from '../../sim/population/people.ts'
import { MEMBER, SINCE_MASK, SINCE_SHIFT, STAGE } from '../../sim/population/stage.ts'

/** Someone who has not opened an app for a week does not live there any more. */
const WEEK = 7

/**
 * Takes the picture of a run at midnight: main and second home of a sample of its users.
 *
 * @param dots dots wanted; users are sampled evenly in memory order, which keeps communities together
 * @param origin main homes before the first day; taken from this frame when left out
 */
export function takeFrame(simulation: Simulation, dots: number, origin?: Uint8Array): CrowdFrame {
  const users = simulation.people.reduce((sum, people) => sum + people.count, 0)
  const main = new Uint8Array(dots)
  const second = new Uint8Array(dots)
  const band = new Uint8Array(dots)
  const fresh = new Uint8Array(dots)
  let shard = 0
  for (let dot = 0; dot < dots; dot++) {
    const user = Math.floor((dot * users) / dots)
    while (user >= simulation.people[shard]!.first + simulation.people[shard]!.count) shard++
    const people = simulation.people[shard]!
    const index = user - people.first
    main[dot] = people.main[index]!
    band[dot] = people.segment[index]! & SEGMENT_MASK
    second[dot] = secondHome(people, index)
    fresh[dot] = freshness(people, index)
  }
  return { day: simulation.day, main, second, origin: (origin ?? main).slice(), band, fresh }
}

/** Of the other platforms opened within a week, the one with the strongest habit. */
function secondHome(people: People, index: number): number {
  let best = OFFLINE
  let strongest = -1
  for (let slot = 0; slot < people.platforms; slot++) {
    const pair = index * people.platforms + slot
    if (slot === people.main[index] || !livesThere(people, pair)) continue
    if (people.warmth[pair]! <= strongest) continue
    strongest = people.warmth[pair]!
    best = slot
  }
  return best
}

function freshness(people: People, index: number): number {
  const home = people.main[index]!
  if (home === OFFLINE) return 2
  const since = daysSince(people.state[index * people.platforms + home]!)
  return since === 0 ? 0 : since < WEEK ? 1 : 2
}

function livesThere(people: People, pair: number): boolean {
  const state = people.state[pair]!
  return (state & STAGE) === MEMBER && daysSince(state) < WEEK
}

/** Days since a member last got in, 0-30, or long ago. */
const daysSince = (state: number) => (state & SINCE_MASK) >> SINCE_SHIFT
