import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { BareCost, BareTask } from './batch/bare.ts'
import { runChild } from './child.ts'
import { digits, machine, median, table } from './table.ts'

// What many runs cost: what the sweep adds to the runs themselves, what a second core gains, and ten thousand small runs.
// Every measurement is a process of its own; targets stand beside what was measured.

const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const COMMAND = fileURLToPath(new URL('../dist/exodus.js', import.meta.url))
const BARE = new URL('./batch/bare.ts', import.meta.url)
const BOUND_SECONDS = 7200

/** Agents with which the US case takes about a second in one thread, and how many such runs are made. */
const SECOND_AGENTS = 20_000
const SECOND_RUNS = options.quick ? 8 : 60
/** Sweep and bare runs take turns so often. */
const ROUNDS = options.quick ? 1 : 3
const SMALL_AGENTS = 1000
const SMALL_RUNS = options.quick ? 300 : 10_000
/** Runs of the sweep that the memory of the large one is compared with. */
const FEW_RUNS = options.quick ? 60 : 500

if (!existsSync(COMMAND)) throw new Error('The command is not built: npm run prepare')
console.log(machine())
const folder = mkdtempSync(join(tmpdir(), 'exodus-bench-'))
try {
  const second = experiment('second', SECOND_AGENTS, SECOND_RUNS)
  const rounds = await inTurn(ROUNDS, async () => {
    const bare = measureBare({ experiment: second, warmUp: 2 })
    const one = await sweep(second, 1)
    const two = await sweep(second, 2)
    return { bare: bare.seconds, one: one.seconds, two: two.seconds }
  })
  const bare = median(rounds.map((round) => round.bare))
  const one = median(rounds.map((round) => round.one))
  const two = median(rounds.map((round) => round.two))
  const small = await sweep(experiment('small', SMALL_AGENTS, SMALL_RUNS), 2)
  const few = await sweep(experiment('few', SMALL_AGENTS, FEW_RUNS), 2)

  console.log(
    `\nThe US case, ${SECOND_AGENTS.toLocaleString('en')} agents, ${SECOND_RUNS} runs of ${digits(bare / SECOND_RUNS)} s: ` +
      `bare ${digits(bare)} s, swept with one core ${digits(one)} s, with two ${digits(two)} s (medians of ${ROUNDS})`,
  )
  console.log(
    `${SMALL_RUNS.toLocaleString('en')} runs of ${SMALL_AGENTS} agents with two cores: ${digits(small.seconds / 60)} min, ` +
      `${digits(SMALL_RUNS / small.seconds)} runs a second, start and tables included`,
  )
  console.log('\nTargets')
  const cores = ['two cores against one, times', 'at least', 1.9, one / two] as const
  const overhead = ['what the sweep adds to runs of a second, %', 'at most', 3, (one / bare - 1) * 100] as const
  const minutes = [`${SMALL_RUNS.toLocaleString('en')} small runs, minutes`, 'at most', 15, small.seconds / 60] as const
  const growth = ((small.megabytes - few.megabytes) / (SMALL_RUNS - FEW_RUNS)) * 1000
  const memory = [
    `memory that each run more keeps (${digits(few.megabytes)} to ${digits(small.megabytes)} MB), kB`,
    'at most',
    2,
    growth,
  ] as const
  console.log(
    table([
      ['', '', 'target', 'measured', ''],
      ...[cores, overhead, minutes, memory].map(([name, side, target, measured]) => {
        const met = side === 'at least' ? measured >= target : measured <= target
        return [name, side, digits(target), measured.toFixed(2), met ? 'met' : 'missed']
      }),
    ]),
  )
} finally {
  rmSync(folder, { recursive: true })
}

async function inTurn<T>(times: number, make: () => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (let round = 0; round < times; round++) all.push(await make())
  return all
}

/** Writes an experiment file. @returns its path */
function experiment(name: string, agents: number, runs: number): string {
  const path = join(folder, `${name}.yaml`)
  const lines = [
    `name: ${name}`,
    'scenario: us-tiktok-ban-2025',
    `set: { population.agents: ${agents} }`,
    `replicates: { count: ${runs} }`,
    'outputs: { series: [dau, members], scalars: { peak: { of: dau.rednote, reduce: max } } }',
  ]
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

function measureBare(task: BareTask): BareCost {
  const cost = runChild<BareCost>(BARE, task, BOUND_SECONDS)
  if (!cost) throw new Error(`the bare runs were not done within ${BOUND_SECONDS} s`)
  return cost
}

/** Runs `exodus sweep` into a new folder. @returns its seconds and its largest resident memory */
async function sweep(file: string, threads: number): Promise<{ seconds: number; megabytes: number }> {
  const out = mkdtempSync(join(folder, 'out-'))
  const words = [COMMAND, 'sweep', file, '--out', out, '--threads', String(threads), '--progress', 'none']
  const start = performance.now()
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] })
  let kilobytes = 0
  // The peak is told by Linux alone, and only as long as the process lives.
  const watch = setInterval(() => {
    const status = existsSync(`/proc/${child.pid}/status`) ? readFileSync(`/proc/${child.pid}/status`, 'utf8') : ''
    kilobytes = Math.max(kilobytes, Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0))
  }, 100)
  const code = await new Promise((done) => child.once('exit', done))
  clearInterval(watch)
  if (code !== 0) throw new Error(`exodus sweep ended with ${String(code)}`)
  const seconds = (performance.now() - start) / 1000
  rmSync(out, { recursive: true })
  return { seconds, megabytes: kilobytes / 1000 }
}
