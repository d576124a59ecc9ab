import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { RunCosts } from './run-messages.ts'
import { runThread } from './run-thread.ts'

/** What a run will take on this machine. */
export interface Estimate {
  seconds: number
  bytes: number
  /** Free for this process. */
  bytesFree: number
  /** Agents that would fit into the free memory. */
  agentsThatFit: number
}

/** Part of the free memory that a run may plan with; the rest is for what is not measured. */
const USABLE = 0.9

/** Estimates a run by trying it out with few agents in a thread. */
export async function estimateRun(scenario: Scenario, signal: AbortSignal): Promise<Estimate> {
  for await (const report of runThread({ kind: 'measure', scenario }, signal))
    if (report.kind === 'costs')
      return extrapolate(report, scenario.population.agents, process.memoryUsage().rss, process.availableMemory())
  throw new Error('The trial runs gave no costs.')
}

/**
 * @param costs of one agent and of the rest
 * @param base bytes that the process has already
 * @param bytesFree bytes that it may still take
 */
export function extrapolate(costs: RunCosts, agents: number, base: number, bytesFree: number): Estimate {
  const { seconds, bytesPerAgent } = costs
  return {
    seconds: seconds.fixed + seconds.perAgent * agents,
    bytes: base + bytesPerAgent * agents,
    bytesFree,
    agentsThatFit: roundDown((USABLE * bytesFree) / Math.max(1, bytesPerAgent)),
  }
}

/** Whether a run fits into the memory at hand. */
export const fits = (estimate: Estimate, agents: number) => agents <= estimate.agentsThatFit

/** To two digits. */
function roundDown(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1)
  return Math.floor(value / step) * step
}
