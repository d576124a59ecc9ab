import type { EdgeList } from '../../sim/network/edge-list.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'

/** A scenario made ready for one run of an oracle. */
export interface World {
  scenario: Scenario
  /** Edges of an imported network. */
  edges: EdgeList | undefined
}

/** How much single runs differ. */
export interface Spread {
  /** Standard deviation of one run of so many users. */
  sd: (users: number) => number
  /** Where it is from. */
  from: string
}

/** What a published result says of one number. */
export interface Expected {
  /** What it is, as `F(5)`. */
  what: string
  value: number
  /**
   * Largest distance of the mean over the runs: four standard errors; or a distance; 0 when it has to be exact.
   */
  tolerance: Spread | number
  /** `at least` and `at most` make it a bound; then the tolerance is given away on that side only. */
  side?: 'at least' | 'at most'
}

/** How large and how often. */
export interface Setting {
  /** N; the scenario's own when left out. */
  agents?: number
  runs: number
}

/** A published result, and how to measure it on the engine. */
export interface Oracle {
  /** Its place in docs/verification.md: `1`, `1b`. */
  number: string
  name: string
  source: string
  /** File under scenarios/oracles, without its ending. */
  scenario: string
  /** Overrides `path=value`. */
  set: readonly string[]
  quick: Setting
  /** Larger or more runs; the quick setting when left out. */
  full?: Setting
  /** Only with the full set. */
  slow?: true
  /** Measures one run: a number for each of `expected`. */
  measure(world: World): readonly number[]
  expected: readonly Expected[]
}

/** That of a share p among the users, each for himself. */
export const binomial = (p: number): Spread => ({
  sd: (users) => Math.sqrt((p * (1 - p)) / users),
  from: 'binomial, users',
})

/** That of what happens in a share p of the runs. */
export const binomialRuns = (p: number): Spread => ({ sd: () => Math.sqrt(p * (1 - p)), from: 'binomial, runs' })

/** One that falls with the root of the number of users, measured over 200 runs of 1000 users. */
export const perRoot = (sd: number): Spread => ({
  sd: (users) => sd / Math.sqrt(users),
  from: 'measured over 200 runs of 1000 users',
})

/** That of one run of 1e5 users, scaled to others. */
export const atHundredThousand = (sd: number, from = 'given with the value, of a run of 1e5 users'): Spread => ({
  sd: (users) => sd * Math.sqrt(1e5 / users),
  from,
})
