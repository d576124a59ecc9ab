import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runChild } from './child.ts'
import { compareShares, LARGEST_T } from './reference/agreement.ts'
import type { Cost, Shares, Task } from './reference/measure.ts'
import { VERSIONS } from './reference/versions.ts'
import { digits, machine, median, table } from './table.ts'

// What the reference model costs in each version: see reference/README.md. Exits 1 when the versions disagree.

const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const SCRIPT = new URL('./reference/measure.ts', import.meta.url)
const SIZES = options.quick ? [1e4, 1e5] : [1e4, 1e5, 1e6]
const EFFORT = options.quick
  ? { warmUp: 200, batch: 100, batches: 3, processes: 1 }
  : { warmUp: 1000, batch: 400, batches: 7, processes: 3 }
/** A measurement that takes longer than this is not repeated, and one that takes longer than the bound is given up. */
const LONG_SECONDS = 30
const BOUND_SECONDS = 240
/** How many times faster than these tools this project means to be. */
const TARGET = 100
const TOOLS = ['agentscript', 'flocc']
/** What the compiler and the collector take, whatever the users: measured with this many. */
const FEW_USERS = 200
/** Below this a peak of memory says more about them than about the users. */
const SMALLEST_FOR_MEMORY = 1e5
const AGREEMENT = { users: 1e4, ticks: 100, seeds: Array.from({ length: options.quick ? 10 : 20 }, (_, i) => i + 1) }

const folder = mkdtempSync(join(tmpdir(), 'exodus-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const names = Object.keys(VERSIONS)

console.log(machine())
for (const users of new Set([FEW_USERS, AGREEMENT.users, ...SIZES])) {
  run({ kind: 'graph', path: graphOf(users), users })
}
const agree = printAgreement()
printCosts()
process.exitCode = agree ? 0 : 1

function graphOf(users: number): string {
  return join(folder, `graph-${users}`)
}

function run<Answer>(task: Task): Answer | undefined {
  return runChild<Answer>(SCRIPT, task, BOUND_SECONDS)
}

function printAgreement(): boolean {
  const { users, ticks, seeds } = AGREEMENT
  const shares = names.map((version) => {
    const rows = run<Shares>({ kind: 'shares', path: graphOf(users), version, seeds, ticks })
    if (!rows) throw new Error(`${version} did not finish its check in ${BOUND_SECONDS} s`)
    return rows
  })
  const results = shares.map((rows) => compareShares(rows, shares[0]!))
  const rows = results.map(({ means, t }, i) => [
    names[i]!,
    ...means.map((mean) => mean.toFixed(4)),
    i === 0 ? '' : Math.max(...t.map(Math.abs)).toFixed(2),
  ])
  const agree = results.slice(1).every(({ t }) => t.every((value) => Math.abs(value) <= LARGEST_T))
  console.log(`\nShares after ${ticks} ticks, ${users} users, mean of ${seeds.length} seeds; largest |t| against typed`)
  console.log(table([['version', 'A', 'B', 'C', 'D', '|t|'], ...rows]))
  console.log(agree ? `agree: every |t| is at most ${LARGEST_T}` : `DISAGREE: a |t| is above ${LARGEST_T}`)
  return agree
}

function printCosts(): void {
  const few = measureAll([FEW_USERS])
  const measured = measureAll(SIZES).map((costs, i) =>
    costs.map(
      (cost, k) => cost && few[i]![0] && { ms: cost.msPerTick, bytes: (cost.growth - few[i]![0].growth) / SIZES[k]! },
    ),
  )
  const typed = measured[0]!
  const rows = measured.map((costs, i) => [
    names[i]!,
    ...costs.flatMap((cost, k) => {
      if (!cost) return [`not within ${BOUND_SECONDS} s`, '', '']
      const bytes = SIZES[k]! < SMALLEST_FOR_MEMORY ? '' : cost.bytes.toFixed(0)
      return [digits(cost.ms), typed[k] ? digits(cost.ms / typed[k].ms) : '', bytes]
    }),
  ])
  console.log('\nMilliseconds per tick, ratio to typed, bytes per user (growth of resident memory at its peak)')
  console.log(table([['version', ...SIZES.flatMap((users) => [users.toExponential(0), 'ratio', 'bytes'])], ...rows]))
  const ratios = measured.flatMap((costs, i) =>
    TOOLS.includes(names[i]!) ? costs.flatMap((cost, k) => (cost && typed[k] ? [cost.ms / typed[k].ms] : [])) : [],
  )
  const least = Math.min(...ratios)
  console.log(
    `\nTarget: ${TARGET} times as fast as ${TOOLS.join(' and ')}; least measured ${digits(least)}: ` +
      (least >= TARGET ? `met, ${digits(least / TARGET)} times over` : `missed, ${digits(TARGET / least)} times`),
  )
}

/**
 * Costs by version and size, medians over processes; undefined where the time was over.
 * Every round takes all versions in turn, so that what else the machine does falls on all of them alike.
 */
function measureAll(sizes: readonly number[]): (Cost | undefined)[][] {
  const runs = names.map(() => sizes.map((): { costs: Cost[]; done: boolean } => ({ costs: [], done: false })))
  for (let round = 0; round < EFFORT.processes; round++) {
    sizes.forEach((users, k) => {
      names.forEach((version, i) => {
        const run = runs[i]![k]!
        if (run.done) return
        const start = performance.now()
        const cost = measureOnce(version, users)
        if (cost) run.costs.push(cost)
        run.done = !cost || performance.now() - start > LONG_SECONDS * 1000
      })
    })
  }
  return runs.map((row) =>
    row.map(({ costs }) =>
      costs.length === 0
        ? undefined
        : { msPerTick: median(costs.map((c) => c.msPerTick)), growth: median(costs.map((c) => c.growth)) },
    ),
  )
}

function measureOnce(version: string, users: number): Cost | undefined {
  const { warmUp, batch, batches } = EFFORT
  return run<Cost>({ kind: 'cost', path: graphOf(users), version, warmUp, batch, batches })
}
