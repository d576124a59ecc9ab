import { parseArgs } from 'node:util'
import { runChild } from './child.ts'
import type { EngineCost, EngineTask } from './engine/measure.ts'
import { digits, machine, median, table } from './table.ts'

// What Exodus itself costs: the US case, one thread, a process for every run. Targets stand beside what was measured.

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, large: { type: 'boolean', default: false } },
})
const SCRIPT = new URL('./engine/measure.ts', import.meta.url)
const SIZES = [1e4, 1e5, ...(options.quick ? [] : [1e6]), ...(options.large ? [1e7] : [])]
/** Each run is repeated so often, unless it takes long; medians are told. */
const PROCESSES = options.quick ? 1 : 3
const LONG_SECONDS = 60
const BOUND_SECONDS = 1800
/** What the compiler and the collector take, whatever the users: measured with this many. */
const FEW_USERS = 200
/** The fortnight of the ban, compared with the same days of a world without events. */
const BAN = { from: '2025-01-08', to: '2025-01-24' }
const BAN_USERS = 1e5

/** Medians over processes of a run. */
interface Cost {
  opening: number
  days: number
  /** Milliseconds per day within BAN. */
  banDay: number
  growth: number
  platforms: number
}

console.log(machine())
const few = measure({ agents: FEW_USERS, events: true, edges: true })
const fewWithout = measure({ agents: FEW_USERS, events: true, edges: false })
const costs = SIZES.map((agents) => measure({ agents, events: true, edges: true }))
const edgeFree = SIZES.map((agents) => measure({ agents, events: true, edges: false }))
const quiet = measure({ agents: BAN_USERS, events: false, edges: true })

const bytes = costs.map((cost, i) => (cost.growth - few.growth) / SIZES[i]!)
const bytesWithout = edgeFree.map((cost, i) => (cost.growth - fewWithout.growth) / SIZES[i]!)

console.log(`\nThe US case, ${few.platforms} platforms, one thread; memory is growth of resident memory at its peak`)
console.log(
  table([
    ['agents', 'opening s', '75 days s', 'us per agent', 'bytes per agent', '75 days s, no edges', 'bytes, no edges'],
    ...SIZES.map((agents, i) => [
      agents.toExponential(0),
      digits(costs[i]!.opening),
      digits(costs[i]!.days),
      digits((costs[i]!.days / agents) * 1e6),
      bytes[i]!.toFixed(0),
      digits(edgeFree[i]!.days),
      bytesWithout[i]!.toFixed(0),
    ]),
  ]),
)

const at = (agents: number) => costs[SIZES.indexOf(agents)]
const largest = SIZES.length - 1
const banCost = at(BAN_USERS)!
console.log(
  `\n${BAN.from} to ${BAN.to}, ${BAN_USERS.toExponential(0)} agents: ${digits(banCost.banDay)} ms a day, without events ` +
    `${digits(quiet.banDay)} ms: ${digits(banCost.banDay / quiet.banDay)} times`,
)

console.log('\nTargets')
const perAgent = (i: number) => costs[i]!.days / SIZES[i]!
const targets: [string, number, number | undefined][] = [
  ['75 days of 1e5 agents, s', 2, at(1e5)?.days],
  ['with their opening, s', 2, at(1e5) && at(1e5)!.days + at(1e5)!.opening],
  ['75 days of 1e6 agents, s', 25, at(1e6)?.days],
  ['with their opening, s', 25, at(1e6) && at(1e6)!.days + at(1e6)!.opening],
  [
    `bytes per agent without edges, ${few.platforms} platforms, ${SIZES[largest]!.toExponential(0)} agents`,
    64,
    bytesWithout[largest],
  ],
  [
    `time per agent, ${SIZES[largest]!.toExponential(0)} against 1e5 agents, times`,
    1.5,
    SIZES[largest]! > 1e5 ? perAgent(largest) / perAgent(SIZES.indexOf(1e5)) : undefined,
  ],
]
console.log(
  table([
    ['', 'at most', 'measured', ''],
    ...targets.flatMap(([name, most, measured]) =>
      measured === undefined ? [] : [[name, digits(most), digits(measured), verdict(most, measured)]],
    ),
  ]),
)

function verdict(most: number, measured: number): string {
  return measured <= most ? `met, ${digits(most / measured)} times over` : `missed, ${digits(measured / most)} times`
}

/** Medians over processes. Throws when a run is not over within the bound. */
function measure(task: EngineTask): Cost {
  const runs: EngineCost[] = []
  const start = performance.now()
  do {
    const run = runChild<EngineCost>(SCRIPT, task, BOUND_SECONDS)
    if (!run) throw new Error(`${task.agents} agents: not done within ${BOUND_SECONDS} s`)
    runs.push(run)
  } while (runs.length < PROCESSES && performance.now() - start < LONG_SECONDS * 1000)
  const over = (value: (run: EngineCost) => number) => median(runs.map(value))
  return {
    opening: over((run) => run.opening),
    days: over((run) => run.days.reduce((sum, day) => sum + day, 0) / 1000),
    banDay: over(banDay),
    growth: over((run) => run.growth),
    platforms: runs[0]!.platforms,
  }
}

function banDay({ days, dates }: EngineCost): number {
  const within = days.filter((_, i) => dates[i]! >= BAN.from && dates[i]! <= BAN.to)
  return within.reduce((sum, day) => sum + day, 0) / within.length
}
