import { OUTSIDE } from '../population/people.ts'
import { MEMBER, PRESENT_DAYS, SINCE_MASK, SINCE_SHIFT, STAGE } from '../population/stage.ts'

/** Where everyone is at a midnight: what a picture of the crowd needs. */
export interface Crowd {
  /** Days simulated so far: 0 is the state before the first day. */
  day: number
  /** Stage (see `stage.ts`), by user and platform: user * platforms + slot. */
  stage: Uint8Array
  /** Slot of the main home of each user, OUTSIDE without one. */
  main: Uint8Array
  /** Of the other platforms on which he got in within a week, the one with the strongest habit; OUTSIDE without one. */
  second: Uint8Array
  /** When he last got in at his main home: TODAY, THIS_WEEK or BEFORE. */
  recency: Uint8Array
}

export const TODAY = 0
export const THIS_WEEK = 1
export const BEFORE = 2

/** What a crowd is read from: users in a row, arrays as in `People`. */
export interface CrowdSource {
  main: ArrayLike<number>
  state: ArrayLike<number>
  warmth: ArrayLike<number>
}

/** A crowd of so many users, all of them outside. */
export function emptyCrowd(users: number, platforms: number): Crowd {
  return {
    day: 0,
    stage: new Uint8Array(users * platforms),
    main: new Uint8Array(users).fill(OUTSIDE),
    second: new Uint8Array(users).fill(OUTSIDE),
    recency: new Uint8Array(users).fill(BEFORE),
  }
}

/**
 * Reads some users into a crowd.
 *
 * @param first number of the first of them
 */
export function fillCrowd(crowd: Crowd, first: number, { main, state, warmth }: CrowdSource): void {
  const platforms = crowd.stage.length / crowd.main.length
  for (let i = 0, pair = 0; i < main.length; i++) {
    const home = main[i]!
    let second = OUTSIDE
    let strongest = -1
    let recency = BEFORE
    for (let p = 0; p < platforms; p++, pair++) {
      const before = state[pair]!
      const stage = before & STAGE
      crowd.stage[first * platforms + pair] = stage
      if (stage !== MEMBER) continue
      const days = (before & SINCE_MASK) >> SINCE_SHIFT
      if (p === home) recency = days === 0 ? TODAY : days < PRESENT_DAYS ? THIS_WEEK : BEFORE
      else if (days < PRESENT_DAYS && warmth[pair]! > strongest) {
        strongest = warmth[pair]!
        second = p
      }
    }
    crowd.main[first + i] = home
    crowd.second[first + i] = second
    crowd.recency[first + i] = recency
  }
}
