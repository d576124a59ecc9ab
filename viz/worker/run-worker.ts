import * as Comlink from 'comlink'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import { METRICS } from '../../sim/observe/metrics.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { createSimulation } from '../../sim/simulation.ts'
import { takeFrame } from './crowd-frame.ts'
import type { MetricTable, RunApi, RunDay, RunHead } from './run-messages.ts'
import type { CrowdFrame } from '../crowd/frame.ts'
import { RunPast } from './run-past.ts'

/** Units that count agents; the others are plain numbers already. */
const COUNTED: ReadonlySet<string> = new Set(['people', 'min', 'posts', 'views'])

/** Number of the latest task: an older one that finds another number here ends. */
let latest = 0

/** The latest run that was to be seen, for questions about single users. */
let past: RunPast | null = null

/** Edge lists by the name of their file. */
const edgeLists = new Map<string, EdgeList>()

function simulationOf(scenario: Scenario): ReturnType<typeof createSimulation> {
  const { network } = scenario
  const edges = network.kind === 'imported' ? edgeLists.get(network.file) : undefined
  return createSimulation(scenario, edges ? { edges } : {})
}

/** Lets waiting messages in, `stop` among them. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

const frameBuffers = (frame: CrowdFrame) =>
  [frame.main, frame.second, frame.origin, frame.band, frame.fresh].map((array) => array.buffer as ArrayBuffer)

const api: RunApi = {
  // The checker knows every field of the schema: it comes when a reader changes something.
  async check(scenario, set) {
    const { checkScenario } = await import('../../sim/scenario/check-scenario.ts')
    return checkScenario(scenario, 'scenario', set)
  },

  takeEdges(file, edges) {
    edgeLists.set(file, edges)
  },

  async run(scenario, dots, onHead, onDay) {
    const task = ++latest
    await breathe()
    const simulation = simulationOf(scenario)
    const { platforms, segments, weight } = simulation
    const seen = new RunPast(simulation)
    past = seen
    const crowd = takeFrame(simulation, dots)
    const origin = crowd.main.slice()
    const metrics = METRICS.map((metric) => metric.name)
    const head: RunHead = { platforms, segments, weight, metrics, crowd }
    await onHead(Comlink.transfer(head, frameBuffers(crowd)))
    let acknowledged: Promise<void> = Promise.resolve()
    for (let day = 0; day < scenario.time.days; day++) {
      await breathe()
      if (task !== latest) return false
      const record = seen.step()
      const values = new Float64Array(metrics.length * platforms.length)
      METRICS.forEach(({ name, unit }, m) => {
        const scale = COUNTED.has(unit) ? weight : 1
        platforms.forEach((_, slot) => (values[m * platforms.length + slot] = record.value(name, slot) * scale))
      })
      const report: RunDay = {
        day,
        date: record.date,
        values,
        flows: record.flows.map((agents) => agents * weight),
        crowd: takeFrame(simulation, dots, origin),
      }
      // One day is on its way while the next is computed, never more.
      await acknowledged
      const buffers = [values.buffer, report.flows.buffer, ...frameBuffers(report.crowd)]
      acknowledged = onDay(Comlink.transfer(report, buffers))
    }
    await acknowledged
    return task === latest
  },

  async series(scenario, metric) {
    const table = await tableOf(scenario, [metric])
    if (!table) return null
    const values = Object.entries(table.values).map(([platform, [series]]) => [platform, series!] as const)
    return { seed: scenario.seed, weight: table.weight, values: Object.fromEntries(values) }
  },

  table: (scenario, metrics) => tableOf(scenario, metrics),

  // Few save a table: what writes it is loaded on use.
  async tidy(scenario, origin, onDay) {
    const task = ++latest
    const { tidyRun } = await import('./tidy-run.ts')
    return tidyRun(simulationOf(scenario), origin, async (done) => {
      await onDay(done)
      await breathe()
      return task === latest
    })
  },

  async diary(user) {
    return past === null ? null : past.diary(user)
  },

  async joiners(platform) {
    return past?.joiners(platform) ?? []
  },

  stop() {
    latest++
  },
}

/** Runs a scenario for some of its metrics; null when a later task took its place. */
async function tableOf(scenario: Scenario, metrics: readonly string[]): Promise<MetricTable | null> {
  const task = ++latest
  await breathe()
  const simulation = simulationOf(scenario)
  const { platforms, weight } = simulation
  const values = platforms.map(() => metrics.map(() => new Float64Array(scenario.time.days)))
  for (let day = 0; day < scenario.time.days; day++) {
    await breathe()
    if (task !== latest) return null
    const record = simulation.step()
    values.forEach((of, slot) => of.forEach((series, m) => (series[day] = record.value(metrics[m]!, slot))))
  }
  return { weight, values: Object.fromEntries(platforms.map((id, slot) => [id, values[slot]!])) }
}

Comlink.expose(api)
