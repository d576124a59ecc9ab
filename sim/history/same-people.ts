import { canonicalText } from '../scenario/canonical-text.ts'
import type { Scenario } from '../scenario/scenario.ts'

/**
 * Checks that a run can go on under another scenario: seed, first day, people, network and the names of the
 * platforms were settled at the start and cannot be others later.
 *
 * @throws RangeError that names what differs
 */
export function checkSamePeople(before: Scenario, after: Scenario): void {
  const { seed, population, network } = before
  const settled: Readonly<Record<string, Partial<Scenario>>> = {
    seed: { seed },
    'time.start': { time: { ...after.time, start: before.time.start } },
    population: { population },
    network: { network },
  }
  const text = canonicalText(after)
  for (const [name, part] of Object.entries(settled))
    if (canonicalText({ ...after, ...part }) !== text) throw another(name)
  const names = (scenario: Scenario) => Object.keys(scenario.platforms).sort().join(' ')
  if (names(before) !== names(after)) throw another('platforms')
}

const another = (name: string) =>
  new RangeError(`${name}: found another than in the run that is continued, expected the same`)
