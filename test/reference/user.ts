/** Main platform of who has none. */
export const OUTSIDE = -1
/** Day of joining of members of day 0. */
export const BEFORE = -1
/** Days from which on all is long ago. */
export const OLD = 31
/** Steps of registration of which one keyed draw decides for good. */
export const WALLS = ['store', 'invitation', 'phone'] as const
/** A friend is there while he got in within so many days. */
const PRESENT_DAYS = 7

/** What someone not on a platform thinks of it, in quarters of a logit, fixed at the start of a day or when he hears. */
export interface Stance {
  appeal: number
  alarm: number
  excitement: number
}

/** One user's relation to one platform. */
export interface Tie {
  stage: 'unaware' | 'aware' | 'member' | 'lapsed'
  /** Personal liking without language, in logits. */
  liking: number
  /** What is left of the open threshold: drops to the next hearing or to the return, ticks to leaving. */
  left: number
  friendsThere: number
  // until he joins
  /** The day's running sum of hearing, per unit of attention. */
  heardSoFar: number
  /** Contacts with friends, in tenths, at most 255. */
  contacts: number
  /** Days since he saw a call, OLD when that is long ago. */
  called: number
  tries: number
  /** Episodes of interest so far, modulo 16. */
  episode: number
  /** Open episode: hour of the last hearing, drops of the day's running sum at which he tries, that sum, his stance. */
  interest: { heard: number; due: number; sum: number; stance: Stance } | undefined
  /** Before a wall: drops until he comes and the hazard gathered while it would let him through. */
  waiting: { due: number; sum: number } | undefined
  /** In the queue, with the reasons for which he came. */
  queued: readonly number[] | undefined
  // from joining on
  /** Day of joining, BEFORE for members of day 0. */
  joined: number
  /** Days since he last got in, OLD when that is long ago. */
  opened: number
  /** Habit in 255 steps. */
  habit: number
  returned: boolean
}

/** One user; traits are levels, decoded to the middle of their cells. */
export interface User {
  id: number
  segment: number
  isCreator: boolean
  evades: boolean
  fear: number
  reactance: number
  curiosity: number
  languageCost: number
  activity: number
  inertia: number
  tech: number
  /** Slot of his main platform, OUTSIDE without one. */
  main: number
  friends: readonly number[]
  ties: Tie[]
}

/** Member platform with the strongest habit, the first of several; -1 without any. */
export function habitual(user: User): number {
  const habits = user.ties.map((tie) => (tie.stage === 'member' ? tie.habit : -1))
  return Math.max(...habits) < 0 ? -1 : habits.indexOf(Math.max(...habits))
}

/** Whether friends count him as there. */
export function isThere(tie: Tie): boolean {
  return tie.stage === 'member' && tie.opened < PRESENT_DAYS
}

/** x = n/(n + 3), of n friends who are there; more than 255 make no difference. */
export function company(friends: number): number {
  const n = Math.min(255, friends)
  return n / (n + 3)
}
