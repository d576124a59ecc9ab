import { readdirSync, readFileSync } from 'node:fs'
import { eventKinds } from '../../sim/events/index.ts'
import { networkField } from '../../sim/scenario/network-fields.ts'
import { readScenario } from '../../sim/scenario/read-scenario.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { formatMistake } from '../../sim/schema/mistake.ts'
import { loadOracle } from '../../batch/files/load-oracle.ts'
import { shippedScenario } from '../scenarios/shipped-scenario.ts'
import type { Case } from './hash-run.ts'

/** Every shipped scenario with few agents, every kind of network, every kind of event, both rules of hearing. */
export function goldenCases(): Case[] {
  const shipped = readdirSync(new URL('../../scenarios/', import.meta.url))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.replace('.yaml', ''))
  return [
    ...shipped.map((name) => ({ name, scenario: shippedScenario(name, ['population.agents=300']) })),
    ...Object.keys(networkField.variants)
      .filter((kind) => kind !== 'imported')
      .map((kind) => ({ name: `network ${kind}`, scenario: everything(kind) })),
    ...['karate', 'granovetter', 'brock-durlauf', 'block-shares'].map(oracle),
  ]
}

function oracle(name: string): Case {
  const { scenario, edges } = loadOracle(name, name === 'karate' || name === 'granovetter' ? [] : ['population.agents=300'])
  const list = edges && { from: [...edges.from], to: [...edges.to] }
  const days = Math.min(40, scenario.time.days)
  return { name: `oracle ${name}`, scenario: { ...scenario, time: { ...scenario.time, days } }, edges: list }
}

/** A month in which every kind of event happens, in a network of some kind. */
function everything(network: string): Scenario {
  const text = readFileSync(new URL('everything.yaml', import.meta.url), 'utf8')
  const set = [`network.kind=${network}`]
  const { scenario, mistakes } = readScenario({ text, file: 'everything.yaml', load: () => undefined, set })
  if (!scenario) throw new Error(mistakes.map(formatMistake).join('\n'))
  const kinds = new Set(Object.values(scenario.events).map(({ kind }) => kind))
  const left = Object.keys(eventKinds).filter((kind) => !kinds.has(kind as keyof typeof eventKinds))
  if (left.length > 0) throw new Error(`no event of kind ${left.join(', ')} in the golden world: add one`)
  return scenario
}
