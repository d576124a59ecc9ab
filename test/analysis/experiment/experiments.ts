import { readFileSync } from 'node:fs'
import { checkAgainst } from '../../../analysis/experiment/check-against.ts'
import type { Experiment } from '../../../analysis/experiment/experiment.ts'
import { parseExperiment } from '../../../analysis/experiment/parse-experiment.ts'
import { readScenario } from '../../../sim/scenario/read-scenario.ts'
import { formatMistake } from '../../../sim/schema/mistake.ts'

const text = readFileSync(new URL('../../../scenarios/us-tiktok-ban-2025.yaml', import.meta.url), 'utf8')

/** The US case, checked. */
export const usCase = readScenario({ text, file: 'us.yaml', load: () => undefined }).scenario!

const HEAD = 'name: try\nscenario: us-tiktok-ban-2025\n'

/** The messages about an experiment of the US case. */
export function messages(more: string): string[] {
  const { experiment, tree, mistakes } = parseExperiment(HEAD + more, 'e.yaml')
  return (experiment ? checkAgainst(experiment, tree, usCase) : mistakes).map(formatMistake)
}

/** An experiment of the US case without mistakes. */
export function experimentOf(more: string): Experiment {
  const wrong = messages(more)
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  return parseExperiment(HEAD + more, 'e.yaml').experiment!
}
