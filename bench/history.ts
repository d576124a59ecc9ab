import { parseArgs } from 'node:util'
import { History } from '../sim/history/history.ts'
import { createSimulation } from '../sim/simulation.ts'
import { shippedScenario } from '../test/scenarios/shipped-scenario.ts'
import { stopwatch } from './stopwatch.ts'
import { digits, machine, median, table } from './table.ts'

// What it costs to look back: a diary, and the crowd of any midnight, when the history of the US case is there.

const { values: options } = parseArgs({ options: { agents: { type: 'string', default: '100000' } } })
const agents = Number(options.agents)
const DIARIES = 25
const SEEKS = 76
/** Milliseconds of processor time that each may take at 1e5 agents. */
const TARGETS = { diary: 300, seek: 50 }

const history = new History(createSimulation(shippedScenario('us-tiktok-ban-2025', [`population.agents=${agents}`])))
while (history.day < history.run.scenario.time.days) history.step()

// people and days spread evenly; the first ones warm the compiler up
const step = Math.floor(agents / DIARIES)
const diaries = timesOf(DIARIES, (k) => void history.diary(k * step))
const seeks = timesOf(SEEKS, (k) => void history.seek((k * 29) % SEEKS))

console.log(machine())
console.log(`\nThe US case, ${agents.toLocaleString('en')} agents, its history kept; milliseconds of processor time`)
console.log(
  table([
    ['', 'median', 'longest', 'at most', ''],
    row(`diary of ${history.day} days`, diaries, TARGETS.diary),
    row('crowd of a midnight', seeks, TARGETS.seek),
  ]),
)

function timesOf(count: number, work: (k: number) => void): number[] {
  return Array.from({ length: count }, (_, k) => {
    const time = stopwatch()
    work(k)
    return time()
  }).slice(3)
}

function row(name: string, times: readonly number[], most: number): string[] {
  const longest = Math.max(...times)
  return [name, digits(median(times)), digits(longest), String(most), longest <= most ? 'met' : 'missed']
}
