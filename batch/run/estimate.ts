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

/**
 * Estimates a run by trying it out with few agents in a thread.
 *
 * @param copies of the state of everyone that are kept at a time
 */
export async function estimateRun(
  scenario: Scenario,
  threads: number,
  signal: AbortSignal,
  copies = 1,
): Promise<Estimate> {
  for await (const report of runThread({ kind: 'measure', scenario }, signal))
    if (report.kind === 'costs') {
      const { agents } = scenario.population
      const now = { base: process.memoryUsage().rss, bytesFree: process.availableMemory() }
      return extrapolate(report, { agents, threads, copies, ...now })
    }
  throw new Error('The trial runs gave no costs.')
}

/** What each further thread adds to the speed: they wait for each other every hour, and each builds the network. */
const GAIN_OF_THREADS = 0.5

/** While the network is built, half as much memory again is in use (288 MB at the peak of a run whose arrays have 150). */
const BUILDING = 1.5

/** A further thread before it holds anyone. */
const THREAD_BYTES = 40e6

/**
 * @param costs of one agent and of the rest
 * @param run how large it is, and how many copies of the state it keeps; bytes that the process has already, and that it may still take
 */
export function extrapolate(
  { seconds, bytesPerAgent }: RunCosts,
  run: { agents: number; threads: number; copies: number; base: number; bytesFree: number },
): Estimate {
  const { agents, threads, copies, base, bytesFree } = run
  const perAgent = BUILDING * (bytesPerAgent.state * copies + bytesPerAgent.ties * threads)
  return {
    seconds: seconds.fixed + (seconds.perAgent * agents) / (1 + (threads - 1) * GAIN_OF_THREADS),
    bytes: base + (threads - 1) * THREAD_BYTES + perAgent * agents,
    bytesFree,
    agentsThatFit: roundDown((USABLE * bytesFree) / Math.max(1, perAgent)),
  }
}

/** Whether a run fits into the memory at hand. */
export const fits = (estimate: Estimate, agents: number) => agents <= estimate.agentsThatFit

/** To two digits. */
function roundDown(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1)
  return Math.floor(value / step) * step
}
