import { version } from '../../package.json'
import { commandLine } from '../../analysis/tidy/command-line.ts'
import { describeOrigin, type Provenance } from '../../analysis/tidy/provenance.ts'
import { canonicalText } from '../../sim/scenario/canonical-text.ts'
import type { Lab } from '../app/lab.ts'
import { setTexts } from '../app/provenance.ts'

/** Put in by the build; see vite.config.ts. */
declare const EXODUS_COMMIT: string

/**
 * The provenance of the lab's run, the same as the command gives to a run of the same scenario, users, seed and changes.
 *
 * @throws Error where the browser gives no check sums: a page that came over an insecure connection
 */
export async function originOf(lab: Pick<Lab, 'scenario' | 'store'>): Promise<Provenance> {
  const { scenario, store } = lab
  const { seed } = store.state
  const overrides = setTexts(store.state)
  const command = commandLine(store.state.own === null ? store.state.scenario : `${scenario.name}.yaml`, {
    seed: seed ?? undefined,
    agents: String(scenario.population.agents),
    set: overrides,
    format: 'csv',
    every: 1,
  })
  const sha256 = await sha256Of(canonicalText(scenario))
  return describeOrigin(scenario, { version, commit: EXODUS_COMMIT, sha256, overrides, command })
}

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The scenario and the whole record of the run that is shown, as JSON. Counts are people; null is no value. */
export function runJson({ scenario, record }: Pick<Lab, 'scenario' | 'record'>, provenance: readonly string[]): string {
  const { platforms, metrics } = record!.head
  const days = record!.days.map(({ date, values, flows }) => ({
    date,
    platforms: Object.fromEntries(
      platforms.map((id, slot) => [
        id,
        Object.fromEntries(metrics.map((metric, m) => [metric, values[m * platforms.length + slot]!])),
      ]),
    ),
    flows: Array.from(flows),
  }))
  const ends = [...platforms, null]
  return `${JSON.stringify({ provenance, scenario, flows: { from: ends, to: ends, order: 'row by row' }, days }, null, 1)}\n`
}
