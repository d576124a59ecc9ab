import type { Scenario } from '../../sim/scenario/scenario.ts'

/** What every file that leaves says about how it was made; enough to make it again to the same bytes. */
export interface Provenance {
  /** Version of this program. */
  version: string
  /** Commit it was built from; empty when not known. */
  commit: string
  scenario: string
  /** SHA-256 of the scenario's canonical text, overrides included, in hexadecimal. */
  sha256: string
  seed: string
  agents: number
  people: number
  /** Overrides as they were given, `path=value`. */
  overrides: readonly string[]
  /** A command that makes the same table. */
  command: string
}

/** The provenance of a checked scenario. */
export function describeOrigin(
  scenario: Scenario,
  made: Pick<Provenance, 'version' | 'commit' | 'sha256' | 'overrides' | 'command'>,
): Provenance {
  return {
    version: made.version,
    commit: made.commit,
    scenario: scenario.name,
    sha256: made.sha256,
    seed: scenario.seed,
    agents: scenario.population.agents,
    people: scenario.population.people,
    overrides: made.overrides,
    command: made.command,
  }
}

/** The provenance as pairs of texts, one for each line of a file's head. */
export function provenanceLines(origin: Provenance): [key: string, value: string][] {
  return [
    ['made by', `exodus ${origin.version}${origin.commit === '' ? '' : ` (commit ${origin.commit})`}`],
    ['scenario', origin.scenario],
    ['scenario sha256', origin.sha256],
    ['seed', origin.seed],
    ['agents', String(origin.agents)],
    ['people', String(origin.people)],
    ...origin.overrides.map((override): [string, string] => ['set', override]),
    ['command', origin.command],
  ]
}
