import { version } from '../../package.json'
import type { LabState } from '../../analysis/link/link-state.ts'
import type { Lab } from './lab.ts'

/** The reader's changes of the scenario as `--set` takes them, in order. */
export const setTexts = ({ set }: Pick<LabState, 'set'>): string[] =>
  Object.entries(set).map(([path, text]) => `${path}=${text}`)

/** The reader's changes and seed as `--set` takes them. */
export function overridesOf(state: Pick<LabState, 'set' | 'seed'>): string[] {
  return state.seed === null ? setTexts(state) : [...setTexts(state), `seed=${JSON.stringify(state.seed)}`]
}

/** Lines that go with every file that leaves: version, scenario, seed, changes, and the link that shows the same. */
export function provenanceOf({ scenario, store }: Lab): string[] {
  return [
    `exodus ${version}`,
    `scenario ${scenario.name}`,
    `seed ${scenario.seed}`,
    `agents ${scenario.population.agents}`,
    ...setTexts(store.state),
    // Where a file lies on a disk is nobody's business.
    `link ${location.protocol === 'file:' ? location.hash : location.href}`,
  ]
}
