import type { Scenario } from '../../sim/scenario/scenario.ts'
import { createFormat } from '../texts/format.ts'
import { lensFor } from '../time-axis/lens-for.ts'
import { createTimeAxis } from '../time-axis/time-axis.ts'
import { nameOf, type Lab } from './lab.ts'
import { flagsOf, storyOf } from './story.ts'

/** Takes a checked scenario into the lab: its length, and that nothing of it is simulated yet. */
export function takeScenario(lab: Lab, scenario: Scenario): void {
  lab.scenario = scenario
  lab.perDot = scenario.population.people / scenario.population.agents
  lab.format = createFormat(lab.language, scenario.time.start)
  lab.spread = null
  lab.player.setReady(0)
  if (lab.player.state.days !== scenario.time.days) lab.player.setDays(scenario.time.days)
}

/**
 * Tells flags, periods and axis of the lab's scenario in the language of now.
 *
 * @param width px between the ends of the axis
 */
export function retell(lab: Lab, width: number): void {
  const name = (platform: string) => nameOf(lab, platform)
  lab.flags = flagsOf(lab.scenario, lab.texts, name)
  lab.story = storyOf(lab.scenario, lab.observed, lab.flags, name)
  const lens = lab.store.state.even ? null : lensFor(lab.scenario)
  lab.axis = createTimeAxis(lab.scenario.time.days, [0, Math.max(240, width)], lens)
}
