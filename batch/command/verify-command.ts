import { setImmediate } from 'node:timers/promises'
import { ORACLES } from '../../analysis/oracles/index.ts'
import type { Oracle } from '../../analysis/oracles/oracle.ts'
import { verify, type Verdict } from '../../analysis/oracles/verify.ts'
import { loadOracle } from '../files/load-oracle.ts'
import { CommandError, EXIT } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** Options of `exodus verify` as they were given. */
export interface VerifyOptions {
  only?: string[]
  full?: true
  json?: true
}

/**
 * `exodus verify`: a line for each published number, as soon as it is measured.
 *
 * @throws CommandError exit 6 when one is missed, 2 when there is no oracle of a number, 5 when interrupted
 */
export async function verifyCommand(
  { only, full, json }: VerifyOptions,
  terminal: Terminal,
  signal: AbortSignal,
  oracles: readonly Oracle[] = ORACLES,
): Promise<void> {
  const known = [...new Set(oracles.map(({ number }) => number))]
  const unknown = only?.find((number) => !known.includes(number))
  if (unknown !== undefined)
    throw new CommandError(EXIT.usage, `--only: found ${unknown}, expected some of ${known.join(', ')}`)
  // what is asked for by its number is run, however long it takes
  const chosen = oracles.filter(({ number, slow }) => (only ? only.includes(number) : full || !slow))
  const verdicts: Verdict[] = []
  for (const oracle of chosen) {
    // lets an interruption come through between two of them
    await setImmediate()
    if (signal.aborted) throw new CommandError(EXIT.interrupted, 'interrupted')
    const found = verify(oracle, (full && oracle.full) || oracle.quick, loadOracle)
    verdicts.push(...found)
    if (!json) for (const verdict of found) await terminal.data(`${verdictLine(verdict)}\n`)
  }
  const missed = verdicts.filter(({ passed }) => !passed).length
  if (json) await terminal.data(`${JSON.stringify({ passed: missed === 0, verdicts })}\n`)
  else terminal.say(`${verdicts.length - missed} of ${verdicts.length} published numbers are met`)
  if (missed > 0) throw new CommandError(EXIT.miss, json ? '' : `${missed} missed`)
}

const SIDES = { about: '', 'at least': 'at least ', 'at most': 'at most ' } as const

/** `ok    1b  t* 8.6713, expected 8.6134 +- 0.47357: Bass, room air conditioners (5000 agents, 3 runs; sd 0.20506 ...)`. */
export function verdictLine(verdict: Verdict): string {
  const { passed, number, what, value, expected, side, tolerance, name, agents, runs, sd, sdFrom } = verdict
  const wanted = `${SIDES[side]}${digits(expected)}${tolerance > 0 ? ` +- ${digits(tolerance)}` : ''}`
  const spread = sd === undefined ? '' : `; sd ${digits(sd)} of a run, ${sdFrom}`
  const size = `${agents} agents, ${runs} ${runs === 1 ? 'run' : 'runs'}${spread}`
  return `${passed ? 'ok  ' : 'MISS'}  ${number.padEnd(3)} ${what} ${digits(value)}, expected ${wanted}: ${name} (${size})`
}

/** Five digits, without zeros at the end. */
const digits = (value: number) => String(Number(value.toPrecision(5)))
