import { good, note, type Finding } from '../doctor/finding.ts'
import { lookAtFolder } from '../doctor/look-at-folder.ts'
import { lookAtMachine } from '../doctor/look-at-machine.ts'
import { lookForBrowsers, lookForRedis } from '../doctor/look-for-programs.ts'
import { loadScenario } from '../files/load-scenario.ts'
import { duration, memory } from '../progress/duration.ts'
import { estimateRun, fits } from '../run/estimate.ts'
import { CommandError, EXIT } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** Options of `exodus doctor` as they were given. */
export interface DoctorOptions {
  redis?: string
  json?: true
}

/** The case that everyone runs first. */
const CASE = 'us-tiktok-ban-2025'

/**
 * `exodus doctor`: what this machine can do, and what is wrong.
 *
 * @throws CommandError exit 7 when the Redis that was asked for does not answer, 3 when anything else is wrong
 */
export async function doctorCommand(
  folder: string,
  { redis, json }: DoctorOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const findings: Finding[] = []
  const tell = async (more: readonly Finding[]) => {
    findings.push(...more)
    if (!json) for (const one of more) await terminal.data(`${line(one)}\n`)
  }
  const redisFinding = redis === undefined ? [] : [await lookForRedis(redis)]
  await tell(lookAtMachine())
  await tell(await lookAtFolder(folder))
  await tell(lookForBrowsers())
  await tell(redisFinding)
  await tell([await tryCase(signal)])
  const wrong = findings.filter(({ state }) => state === 'bad')
  if (json) await terminal.data(`${JSON.stringify({ well: wrong.length === 0, findings })}\n`)
  if (wrong.length === 0) return
  const says = json ? '' : `${wrong.length} ${wrong.length === 1 ? 'thing is' : 'things are'} wrong.`
  throw new CommandError(redisFinding[0]?.state === 'bad' ? EXIT.unreachable : EXIT.file, says)
}

/** What the shipped case will take, found out with few agents. */
async function tryCase(signal: AbortSignal): Promise<Finding> {
  const { scenario } = loadScenario(CASE, [])
  const { agents } = scenario.population
  const estimate = await estimateRun(scenario, 1, signal)
  const size = `${CASE}, ${agents.toLocaleString('en')} agents`
  const says = `${size}: ${duration(estimate.seconds)} and ${memory(estimate.bytes)} of memory`
  const most = `up to ${estimate.agentsThatFit.toLocaleString('en')} agents fit`
  return fits(estimate, agents) ? good('A run', `${says}; ${most}`) : note('A run', `${says}, too much; ${most}`)
}

const WORDS = { good: 'ok  ', note: 'note', bad: 'BAD ' } as const

const line = ({ about, state, says }: Finding) => `${WORDS[state]}  ${about.padEnd(9)}  ${says}`
