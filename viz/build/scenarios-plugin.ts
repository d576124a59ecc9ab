import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { csvParse } from 'd3'
import type { Plugin } from 'vite'
import { parse } from 'yaml'
import { canonicalText } from '../../sim/scenario/canonical-text.ts'
import { readScenario } from '../../sim/scenario/read-scenario.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { formatMistake } from '../../sim/schema/mistake.ts'
import type { ObservedSeries, PublishedRow, ShippedScenario } from './shipped-scenario.ts'

const LIST = 'virtual:scenarios'
const ONE = 'virtual:scenario/'
const TEXTS = 'virtual:scenario-texts'
const PUBLISHED = 'virtual:published/'

/**
 * Compiles the shipped scenarios while the page is built: they are checked once, and the page
 * needs neither a parser of YAML nor of CSV. `virtual:scenarios` lists them and loads one on use.
 *
 * @param folder where the YAML files are
 */
export function scenariosPlugin(folder: string): Plugin {
  const names = () =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.slice(0, -5))
      .toSorted()
  return {
    name: 'exodus-scenarios',
    resolveId: (id) =>
      id === LIST || id === TEXTS || id.startsWith(ONE) || id.startsWith(PUBLISHED) ? `\0${id}` : undefined,
    load(id) {
      if (id === `\0${LIST}`) return listModule(folder, names())
      if (id === `\0${TEXTS}`) return textsModule(folder, names())
      const prefix = [ONE, PUBLISHED].find((one) => id.startsWith(`\0${one}`))
      if (!prefix) return undefined
      const name = id.slice(prefix.length + 1)
      this.addWatchFile(join(folder, `${name}.yaml`))
      const content = prefix === ONE ? compile(folder, name, names()) : publishedOf(folder, name, names())
      return `export default ${JSON.stringify(content)}`
    },
  }
}

function listModule(folder: string, names: readonly string[]): string {
  const entries = names.map((name) => {
    const { title } = readOne(folder, name, names)
    const base = baseOf(folder, name)
    return `{ name: ${JSON.stringify(name)}, title: ${JSON.stringify(title ?? name)}, base: ${JSON.stringify(base)}, load: () => ${loaded(ONE + name)}, published: () => ${loaded(PUBLISHED + name)} }`
  })
  return `export const scenarios = [${entries.join(',\n')}]`
}

const loaded = (module: string) => `import(${JSON.stringify(module)}).then((module) => module.default)`

/** All that the files say from which a scenario takes its observed series. */
function publishedOf(folder: string, name: string, names: readonly string[]): PublishedRow[] {
  const files = new Set(readOne(folder, name, names).observed.map(({ file }) => file))
  return [...files].flatMap((file) =>
    csvParse(readFileSync(join(folder, file), 'utf8'), (row) => ({
      series: row['series']!,
      platform: row['platform']!,
      segment: row['segment']!,
      date: row['date']!,
      until: row['date_end']!,
      value: Number(row['value']),
      unit: row['unit']!,
      estimator: row['estimator']!,
      publisher: row['publisher']!,
      url: row['source_url']!,
      confidence: row['confidence']!,
      use: row['use']!,
      note: row['note']!,
    })),
  )
}

/** Name of the scenario that one extends. The reader resolves it, and does not keep it. */
function baseOf(folder: string, name: string): string | null {
  const { extends: base } = parse(readFileSync(join(folder, `${name}.yaml`), 'utf8')) as { extends?: string }
  return base ?? null
}

/** The files as they are written, for scenarios of the reader's own that build on them. */
function textsModule(folder: string, names: readonly string[]): string {
  const entries = names.map((name) => [name, readFileSync(join(folder, `${name}.yaml`), 'utf8')])
  return `export const texts = ${JSON.stringify(Object.fromEntries(entries))}`
}

function compile(folder: string, name: string, names: readonly string[]): ShippedScenario {
  const scenario = readOne(folder, name, names)
  return { scenario: JSON.parse(canonicalText(scenario)) as Scenario, observed: observedOf(folder, scenario) }
}

function readOne(folder: string, name: string, shipped: readonly string[]): Scenario {
  const text = (file: string) => readFileSync(join(folder, file), 'utf8')
  const load = (base: string) =>
    shipped.includes(base) ? { text: text(`${base}.yaml`), file: `${base}.yaml` } : undefined
  const { scenario, mistakes } = readScenario({ text: text(`${name}.yaml`), file: `${name}.yaml`, load, shipped })
  if (!scenario) throw new Error(mistakes.map(formatMistake).join('\n'))
  return scenario
}

const DAY = 86_400_000

function observedOf(folder: string, scenario: Scenario): ObservedSeries[] {
  const start = Date.parse(`${scenario.time.start}T00:00:00Z`)
  const dayOf = (date: string) => Math.round((Date.parse(`${date}T00:00:00Z`) - start) / DAY)
  return scenario.observed.map((entry) => {
    const table = csvParse(readFileSync(join(folder, entry.file), 'utf8'))
    const rows = table.filter((row) => row['series'] === entry.series && row['segment'] === '')
    const points = rows.map((row) => ({
      day: dayOf(row['date']!),
      lastDay: dayOf(row['date_end'] || row['date']!),
      value: Number(row['value']),
      source: [row['estimator'], row['publisher']].filter(Boolean).join(', '),
      fitted: row['use'] === 'calibrate',
    }))
    // A series that is published in ratios is relative to its own row of value 1.
    const ratios = rows.some((row) => row['unit'] === 'ratio')
    const one = ratios ? (points.find((point) => point.value === 1)?.day ?? NaN) : null
    return {
      platform: entry.platform,
      metric: entry.metric,
      scale: entry.scale,
      relativeTo: entry.relativeTo === undefined ? one : Math.floor(entry.relativeTo / 24),
      points,
    }
  })
}
