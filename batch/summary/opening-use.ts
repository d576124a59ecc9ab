import { brief } from '../../analysis/findings/words.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { RunSummary } from './summary.ts'

/** Part of the daily use asked for by which the first day may miss it, before chance is allowed for. */
const CLOSE = 0.03
/** Standard deviations of chance that are allowed. */
const CHANCE = 4

/**
 * Says where the first day does not have the daily use that the scenario asks for (`dau`): the values of
 * platforms are solved for it, but people have only so many visits a day (model.visits) to share out.
 *
 * @returns a line for each platform that misses it
 */
export function openingUse(
  scenario: Scenario,
  { platforms, origin }: Pick<RunSummary, 'platforms' | 'origin'>,
): string[] {
  const weight = origin.people / origin.agents
  return platforms.flatMap(({ id, dau }) => {
    const asked = scenario.platforms[id]?.dau
    if (asked === undefined) return []
    const allowed = CLOSE * asked + CHANCE * Math.sqrt(asked * weight)
    if (Math.abs(dau.first - asked) <= allowed) return []
    return [
      `platforms.${id}.dau asks for ${brief(asked)} a day; the first day has ${brief(dau.first)}: ` +
        `people have ${scenario.model.visits} visits a day to share out (model.visits), or something acts on the first day already.`,
    ]
  })
}
