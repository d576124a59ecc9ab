import type { Scenario } from '../../sim/scenario/scenario.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import { memory } from '../progress/duration.ts'
import { type Estimate, estimateRun, fits } from './estimate.ts'

/** Below this, a run needs so little that nothing has to be found out before it starts. */
const SURELY_FITS = 200_000

/**
 * Refuses a run that the memory does not suffice for before it starts.
 *
 * @param copies of the state of everyone that are kept at a time
 * @throws CommandError (exit 3) that says how many agents would fit
 */
export async function checkThatItFits(
  scenario: Scenario,
  threads: number,
  signal: AbortSignal,
  copies = 1,
): Promise<void> {
  if (scenario.population.agents * copies > SURELY_FITS)
    checkMemory(await estimateRun(scenario, threads, signal, copies), scenario)
}

/** @throws CommandError (exit 3) when an estimate is beyond the memory */
export function checkMemory(estimate: Estimate, scenario: Scenario): void {
  const { agents } = scenario.population
  if (fits(estimate, agents)) return
  throw new CommandError(
    EXIT.file,
    `population.agents: found ${agents.toLocaleString('en')}, which need about ${memory(estimate.bytes)} of memory, ` +
      `expected at most ${estimate.agentsThatFit.toLocaleString('en')}: ${memory(estimate.bytesFree)} are free`,
  )
}
