import { pairedSeries, type PairedSeries, type SeriesPair } from '../../../analysis/ensembles/paired-series.ts'
import type { Scenario } from '../../../sim/scenario/scenario.ts'
import { withAtMost } from '../../worker/at-most.ts'
import type { RunHost } from '../../worker/run-host.ts'

/** Users of a run of a pair: enough for the shape, few enough for seconds. */
const AGENTS = 5000

/** Pairs of runs wanted. The middle 90 % of fewer would be its two ends. */
export const PAIRS = 20

/** What the pairs so far say, by platform id, in people. */
export type PairedWorlds = Readonly<Record<string, PairedSeries>>

/**
 * Runs two worlds under common seeds, `seed#0`, `seed#1` and so on: replicate k of both has the same
 * people with the same thresholds. The arms run beside each other, one worker each.
 *
 * @param wanted asked before every pair; false ends it
 * @param onPair called after every pair
 */
export async function runPairs(
  hosts: readonly [RunHost, RunHost],
  worlds: readonly [Scenario, Scenario],
  wanted: () => boolean,
  onPair: (paired: PairedWorlds) => void,
): Promise<void> {
  const pairs: Record<string, SeriesPair[]> = {}
  for (let k = 0; k < PAIRS && wanted(); k++) {
    const runs = await Promise.all(hosts.map((host, arm) => host.api.series(replicate(worlds, arm, k), 'dau')))
    const [a, b] = runs
    if (!a || !b || !wanted()) return
    for (const [platform, values] of Object.entries(a.values)) {
      const other = b.values[platform]
      if (other) (pairs[platform] ??= []).push({ a: inPeople(values, a.weight), b: inPeople(other, b.weight) })
    }
    onPair(Object.fromEntries(Object.entries(pairs).map(([platform, series]) => [platform, pairedSeries(series)])))
  }
}

function replicate(worlds: readonly [Scenario, Scenario], arm: number, k: number): Scenario {
  const scenario = worlds[arm]!
  return { ...withAtMost(scenario, AGENTS, worlds), seed: `${scenario.seed}#${k}` }
}

const inPeople = (agents: Float64Array, weight: number) => agents.map((value) => value * weight)
