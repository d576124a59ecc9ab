/**
 * The reference model's parameters and shared formulas; README.md states the whole model.
 * Every version computes the same equations from these and differs only in how it holds and visits its users.
 */
export const PLATFORMS = 4
/** Share of users who start on each platform. */
export const START = [0.55, 0.25, 0.15, 0.05] as const
/** Probability that a user reconsiders in a tick. */
export const RECONSIDER = 0.05
/** Ties that each newcomer of the Barabasi-Albert graph makes. */
export const TIES = 5
/** What each platform offers by itself, logit. */
export const QUALITY = [0.2, 0, 0.1, -0.1] as const
/** Weight of the share of friends on a platform, logit. */
export const W_FRIENDS = 1.5
/** Weight of habit, logit, and ticks in which habit comes within 1/e of full. */
export const W_HABIT = 2
export const TAU_HABIT = 20

const HYPE_PEAK = [0, 0, 1.5, 0.8] as const
const HYPE_START = [0, 0, 20, 35] as const
const HYPE_TAU = 15

/** Hype of a platform in a tick, logit: none before its start, then a peak that fades. */
export function hype(platform: number, tick: number): number {
  const age = tick - HYPE_START[platform]!
  return age < 0 ? 0 : HYPE_PEAK[platform]! * Math.exp(-age / HYPE_TAU)
}

/** Habit of a user who moved `age` ticks ago, 0-1. */
export function habit(age: number): number {
  return 1 - Math.exp(-age / TAU_HABIT)
}

/** The platform that a uniform number in [0, 1) picks at the start. */
export function startPlatform(uniform: number): number {
  return pick(START, uniform)
}

/** The index that a uniform number in [0, 1) picks in proportion to weights. */
export function pick(weights: readonly number[], uniform: number): number {
  let total = 0
  for (const weight of weights) total += weight
  let rest = uniform * total
  for (let i = 0; i < weights.length - 1; i++) {
    rest -= weights[i]!
    if (rest < 0) return i
  }
  return weights.length - 1
}

/** A version of the model, built and at tick 0. */
export interface ReferenceModel {
  tick(): void
  /** Users on each platform. */
  counts(): number[]
}
