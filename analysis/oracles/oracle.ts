import type { EdgeList } from '../../sim/network/edge-list.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'

/** A scenario made ready for one run of an oracle. */
export interface World {
  scenario: Scenario
  /** Edges of an imported network. */
  edges: EdgeList | undefined
}

/** What a published result says of one number. */
export interface Expected {
  /** What it is, as `F(5)`. */
  what: string
  value: number
  /**
   * Largest distance of the mean over the runs: four standard errors, from the sd of one run at so many users;
   * or a distance; 0 when it has to be exact.
   */
  tolerance: { sd: (users: number) => number } | number
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

/** Standard deviation of a share p among the users. */
export const binomial = (p: number) => ({ sd: (users: number) => Math.sqrt((p * (1 - p)) / users) })

/** Standard deviation that falls with the root of the number of users. */
export const perRoot = (sd: number) => ({ sd: (users: number) => sd / Math.sqrt(users) })

/** Standard deviation of one run at 1e5 users, scaled to others. */
export const atHundredThousand = (sd: number) => ({ sd: (users: number) => sd * Math.sqrt(1e5 / users) })
