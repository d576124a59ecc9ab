import { mean, variance } from '../ensembles/moments.ts'
import type { Expected, Oracle, Setting, World } from './oracle.ts'

/** One line of the verification: what was measured, what is expected. */
export interface Verdict {
  number: string
  name: string
  source: string
  what: string
  value: number
  expected: number
  side: 'about' | 'at least' | 'at most'
  tolerance: number
  /** Of one run: what the tolerance, four standard errors, is made from, and where that is from; none when it is not. */
  sd?: number
  sdFrom?: string
  /** Of the runs themselves, from two on. */
  sdSeen?: number
  agents: number
  runs: number
  passed: boolean
}

/**
 * Runs an oracle and compares the means over its runs with what is expected of them.
 *
 * @param load gives a scenario of the oracles by name, with overrides `path=value`
 */
export function verify(
  oracle: Oracle,
  setting: Setting,
  load: (name: string, set: readonly string[]) => World,
): Verdict[] {
  const size = setting.agents === undefined ? [] : [`population.agents=${setting.agents}`]
  let agents = 0
  const measured = Array.from({ length: setting.runs }, (_, run) => {
    const world = load(oracle.scenario, [...size, ...oracle.set, `seed=oracle-${run + 1}`])
    agents = world.scenario.population.agents
    return oracle.measure(world)
  })
  return oracle.expected.map((expected, k) => {
    const values = measured.map((numbers) => numbers[k]!)
    const value = mean(values)
    const spread = typeof expected.tolerance === 'number' ? undefined : expected.tolerance
    const tolerance = toleranceOf(expected, agents, setting.runs)
    return {
      number: oracle.number,
      name: oracle.name,
      source: oracle.source,
      what: expected.what,
      value,
      expected: expected.value,
      side: expected.side ?? 'about',
      tolerance,
      ...(spread && { sd: spread.sd(agents), sdFrom: spread.from }),
      ...(setting.runs > 1 && { sdSeen: Math.sqrt(variance(values)) }),
      agents,
      runs: setting.runs,
      passed: passes(value, expected, tolerance),
    }
  })
}

/** Four standard errors of the mean over the runs, or the distance given. */
function toleranceOf({ tolerance }: Expected, agents: number, runs: number): number {
  return typeof tolerance === 'number' ? tolerance : (4 * tolerance.sd(agents)) / Math.sqrt(runs)
}

/** A value that is no number passes nothing. */
function passes(value: number, { value: expected, side }: Expected, tolerance: number): boolean {
  if (side === 'at least') return value >= expected - tolerance
  if (side === 'at most') return value <= expected + tolerance
  return Math.abs(value - expected) <= tolerance
}
