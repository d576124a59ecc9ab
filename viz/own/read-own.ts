import { texts } from 'virtual:scenario-texts'
import { MAX_FILE_BYTES } from '../../sim/scenario/parse-tree.ts'
import { readScenario } from '../../sim/scenario/read-scenario.ts'
import type { CheckResult } from '../../sim/scenario/check-scenario.ts'
import { formatMistake, type Mistake } from '../../sim/schema/mistake.ts'

/** Mistakes that are told at once; the command `exodus validate` tells all. */
const TOLD = 4

/**
 * Reads a scenario of the reader's own, YAML or JSON, as the command does. What it extends is a shipped
 * scenario and nothing else: neither a link nor a file can reach further.
 *
 * @param file what mistakes call it
 */
export function readOwn(text: string, file: string): CheckResult {
  const load = (name: string) =>
    Object.hasOwn(texts, name) ? { text: texts[name]!, file: `scenarios/${name}.yaml` } : undefined
  return readScenario({ text, file, load, shipped: Object.keys(texts) })
}

/** The text of a file; of one that is too large only so much that the reader sees it. */
export const textOf = (file: File): Promise<string> => file.slice(0, MAX_FILE_BYTES + 1).text()

/** The first mistakes, a line each, and how many more there are. */
export function tellMistakes(mistakes: readonly Mistake[]): string {
  const left = mistakes.length - TOLD
  return [...mistakes.slice(0, TOLD).map(formatMistake), ...(left > 0 ? [`+ ${left}`] : [])].join('\n')
}
