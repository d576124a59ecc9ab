import { createHash } from 'node:crypto'
import type { Asked } from '../../analysis/experiment/compute-run.ts'
import { canonicalText } from '../../sim/scenario/canonical-text.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'

/**
 * The id of a run: SHA-256 over all that its result depends on, so that the same question has the same id in every
 * experiment, whatever else is asked there.
 *
 * @param scenario with the seed of the run
 * @param engine version and commit of the program
 * @param edges SHA-256 of the imported network; empty when it is made
 * @returns 64 hexadecimal digits
 */
export function runId(scenario: Scenario, asked: Asked, engine: string, edges = ''): string {
  const { series, segments, people } = asked
  // Goals are what a number is compared with; they are no part of it.
  const scalars = Object.entries(asked.scalars).map(([name, { of, reduce, at, from, until }]) => [
    name,
    of,
    reduce,
    at ?? null,
    from ?? null,
    until ?? null,
  ])
  const question = JSON.stringify([engine, canonicalText(scenario), edges, series, segments, people, scalars])
  return createHash('sha256').update(question).digest('hex')
}
