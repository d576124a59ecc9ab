import { canonicalText } from '../../sim/scenario/canonical-text.ts'
import { checkScenario } from '../../sim/scenario/check-scenario.ts'
import { formatMistake } from '../../sim/schema/mistake.ts'
import type { Study } from '../experiment/study.ts'
import type { Calibration } from './calibration.ts'

/** Overrides that say how large or long a run is, and nothing about the world. */
const SIZE = /^(?:population\.agents|time\.|seed=|name=|title=)/

/**
 * A scenario file with the values that were found, to six digits: laid over the shipped scenario that was calibrated, or whole
 * where that one is a file elsewhere. It keeps the size of the scenario, not that of the calibration's runs.
 *
 * @throws RangeError when the values do not fit the scenario
 */
export function fittedScenario(asked: Calibration, study: Study, values: readonly number[], distance: number): string {
  const found = asked.factors.map(({ name }, k) => `${name}=${Number(values[k]!.toPrecision(6))}`)
  const set = [...asked.set.filter((text) => !SIZE.test(text)), ...found]
  const head = `# Found by ${asked.method.method} in ${study.name}, seed ${study.seed}: ${distance.toPrecision(3)} sd from what was measured.\n`
  const { scenario } = study.arms[0]!
  const name = `${scenario.name.slice(0, 53)}-fitted`
  if (asked.extends === '') {
    const { scenario: whole, mistakes } = checkScenario({ ...scenario, name, observed: [] }, scenario.name, found)
    if (!whole) throw new RangeError(mistakes.map(formatMistake).join('\n'))
    return `${head}${JSON.stringify(JSON.parse(canonicalText(whole)), null, 2)}\n`
  }
  const tree: Branch = new Map()
  for (const text of set) {
    const equals = text.indexOf('=')
    place(tree, text.slice(0, equals).split('.'), text.slice(equals + 1))
  }
  return `${head}extends: ${asked.extends}\nname: ${name}\n${linesOf(tree, '').join('\n')}\n`
}

type Branch = Map<string, Branch | string>

function place(tree: Branch, [key, ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    tree.set(key!, value)
    return
  }
  const known = tree.get(key!)
  const below: Branch = known instanceof Map ? known : new Map()
  tree.set(key!, below)
  place(below, rest, value)
}

function linesOf(tree: Branch, indent: string): string[] {
  return [...tree].flatMap(([key, value]) =>
    value instanceof Map
      ? [`${indent}${key}:`, ...linesOf(value, `${indent}  `)]
      : [`${indent}${key}: ${/^[\w.+ %-]+$|^[[{]/.test(value) ? value : JSON.stringify(value)}`],
  )
}
