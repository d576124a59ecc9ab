import type { Scenario } from '../../../sim/scenario/scenario.ts'
import type { Lab } from '../../app/lab.ts'
import { setTexts } from '../../app/provenance.ts'
import type { Services } from '../screen.ts'
import { CHANGES } from './worlds.ts'

/** A as it is shipped, and B on the same people; null, with a notice, when B cannot be run. */
export async function bothWorlds(lab: Lab, services: Services, b: string): Promise<[Scenario, Scenario] | null> {
  const { shipped, store, texts } = lab
  const agents = store.state.agents ?? shipped.population.agents
  const seed = store.state.seed ?? shipped.seed
  const onSame = (scenario: Scenario): Scenario => ({
    ...scenario,
    seed,
    population: { ...scenario.population, agents },
  })
  const entry = services.shipped.find((one) => one.name === b)
  if (b !== CHANGES && entry) return [onSame(shipped), onSame((await entry.load()).scenario)]
  const { scenario, mistakes } = await services.check(onSame(shipped), setTexts(store.state))
  if (scenario) return [onSame(shipped), onSame(scenario)]
  const mistake = mistakes[0]
  services.notices.say(texts.compare.impossible(mistake ? `${mistake.path}: ${mistake.found}` : ''))
  return null
}
