import { readdirSync, readFileSync } from 'node:fs'
import { formatMistake } from '../../sim/schema/mistake.ts'
import { readScenario, type ReadOptions } from '../../sim/scenario/read-scenario.ts'

const folder = new URL('../../scenarios/', import.meta.url)

/** Names of the shipped scenarios. */
export const SHIPPED = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', ''))
  .toSorted()

export const shippedText = (name: string) => readFileSync(new URL(`${name}.yaml`, folder), 'utf8')

export const loadShipped: ReadOptions['load'] = (name) =>
  SHIPPED.includes(name) ? { text: shippedText(name), file: `${name}.yaml` } : undefined

/** The smallest scenario that is one. */
export const SMALL = `name: small
time: { start: 2025-01-01 }
population: { people: 1000 }
platforms:
  one: {}
  two: {}
`

/** Reads a text that stands alone, as `small.yaml`. */
export const read = (text: string, set: readonly string[] = []) =>
  readScenario({ text, file: 'small.yaml', load: loadShipped, set, shipped: SHIPPED })

/** The mistakes in a text, as they are printed. */
export const mistakesIn = (text: string, set: readonly string[] = []) => read(text, set).mistakes.map(formatMistake)
