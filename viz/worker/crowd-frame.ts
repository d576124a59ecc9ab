import { emptyCrowd, fillCrowd } from '../../sim/observe/crowd.ts'
import { SEGMENT_MASK } from '../../sim/population/people.ts'
import type { Simulation } from '../../sim/simulation.ts'
import type { CrowdFrame } from '../crowd/frame.ts'

/** The user of a run that a dot stands for: users are sampled evenly in memory order, which keeps communities together. */
export function userOfDot(dot: number, dots: number, users: number): number {
  return Math.floor((dot * users) / dots)
}

/**
 * Takes the picture of a run at midnight: main and second home of a sample of its users.
 *
 * @param dots dots wanted
 * @param origin main homes before the first day; taken from this frame when left out
 */
export function takeFrame(simulation: Simulation, dots: number, origin?: Uint8Array): CrowdFrame {
  const users = simulation.people.reduce((sum, people) => sum + people.count, 0)
  const crowd = emptyCrowd(users, simulation.platforms.length)
  const segments = new Uint8Array(users)
  for (const people of simulation.people) {
    fillCrowd(crowd, people.first, people)
    people.segment.forEach((segment, index) => (segments[people.first + index] = segment & SEGMENT_MASK))
  }
  const sample = (values: Uint8Array) =>
    dots === users ? values : Uint8Array.from({ length: dots }, (_, dot) => values[userOfDot(dot, dots, users)]!)
  const main = sample(crowd.main)
  return {
    day: simulation.day,
    main,
    second: sample(crowd.second),
    origin: (origin ?? main).slice(),
    band: sample(segments),
    fresh: sample(crowd.recency),
  }
}
