import { PRECISION } from '../../analysis/findings/analysis.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { CommandError, EXIT } from './exit.ts'
import {
  besideAny,
  computeStudy,
  loadWorld,
  outcomesOf,
  scenarioStudy,
  studyCommand,
  USUAL_OUTPUTS,
} from './scenario-study.ts'
import type { ScenarioStudyOptions } from './scenario-study-options.ts'
import type { Terminal } from './terminal.ts'

export interface CompareOptions extends ScenarioStudyOptions {
  precision?: number
}

/** `exodus compare`: two scenarios with the same seeds, pair by pair. */
export async function compareCommand(
  names: readonly [string, string],
  options: CompareOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const worlds = names.map((name) => loadWorld(name, options))
  const scenarios = worlds.map(({ scenario }) => scenario)
  checkPair(scenarios[0]!, scenarios[1]!)
  const called = scenarios.map(({ name }) => name)
  const arms = scenarios.map((scenario, k) => ({
    name: called[0] === called[1] ? `${scenario.name}-${k + 1}` : scenario.name,
    scenario,
    set: [],
  }))
  const outputs = {
    ...USUAL_OUTPUTS,
    people: true,
    scalars: outcomesOf(options.outcome, scenarios),
  }
  const study = scenarioStudy({ name: `${called[0]}-and-${called[1]}`, arms, points: [[]], outputs }, options)
  const { precision = PRECISION } = options
  const words = ['exodus', 'compare', ...names]
  if (options.precision !== undefined) words.push('--precision', String(precision))
  const analyses = [{ kind: 'differences', precision }] as const
  const asked = { study, analyses, command: studyCommand(words, options), beside: besideAny(worlds) }
  await computeStudy(asked, options, terminal, signal)
}

/** @throws CommandError (exit 3) when two scenarios have other days, so that their series have no pairs */
function checkPair(a: Scenario, b: Scenario): void {
  const span = ({ time }: Scenario) => `${time.days} days from ${time.start}`
  if (span(a) !== span(b))
    throw new CommandError(
      EXIT.file,
      `${b.name}: time: found ${span(b)}, expected the same as in ${a.name}, ${span(a)}`,
    )
}
