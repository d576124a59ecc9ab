import { readFileSync } from 'node:fs'
import { readScenario } from '../../sim/scenario/read-scenario.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { formatMistake } from '../../sim/schema/mistake.ts'
import { createSimulation } from '../../sim/simulation.ts'
import { watchMemory } from '../child.ts'
import { stopwatch } from '../stopwatch.ts'

const FILE = 'us-tiktok-ban-2025.yaml'

/** One run of the US case, in one thread. The answer is a line of JSON on standard output. */
export interface EngineTask {
  agents: number
  /** False takes every event out: nothing is announced, nobody calls, nothing is dark. */
  events: boolean
  /** False keeps no edges in memory: friends are worked out from a keyed permutation. */
  edges: boolean
}

export interface EngineCost {
  /** Seconds until the first day can begin: people, network, the fixed point of the opening. */
  opening: number
  /** Milliseconds of each day, in order, and their dates. */
  days: number[]
  dates: string[]
  /** Bytes by which resident memory grew at its highest. */
  growth: number
  platforms: number
}

function readCase({ agents, events, edges }: EngineTask): Scenario {
  const text = readFileSync(new URL(`../../scenarios/${FILE}`, import.meta.url), 'utf8')
  const set = [`population.agents=${agents}`, ...(edges ? [] : ['network.kind=implicit'])]
  const { scenario, mistakes } = readScenario({ text, file: FILE, load: () => undefined, set })
  if (!scenario) throw new Error(mistakes.map(formatMistake).join('\n'))
  return events ? scenario : { ...scenario, events: {} }
}

function cost(task: EngineTask): EngineCost {
  const scenario = readCase(task)
  const growth = watchMemory()
  const open = stopwatch()
  const simulation = createSimulation(scenario)
  const opening = open() / 1000
  const days: number[] = []
  const dates: string[] = []
  while (simulation.day < scenario.time.days) {
    const day = stopwatch()
    const record = simulation.step()
    days.push(day())
    dates.push(record.date)
  }
  return { opening, days, dates, growth: growth(), platforms: simulation.platforms.length }
}

console.log(JSON.stringify(cost(JSON.parse(process.argv[2]!) as EngineTask)))
