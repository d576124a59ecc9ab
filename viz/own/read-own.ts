import { texts } from 'virtual:scenario-texts'
import type { LabState } from '../../analysis/link/link-state.ts'
import { MAX_FILE_BYTES } from '../../sim/scenario/parse-tree.ts'
import { readScenario } from '../../sim/scenario/read-scenario.ts'
import type { CheckResult } from '../../sim/scenario/check-scenario.ts'

/**
 * Reads a scenario of the reader's own, YAML or JSON, as the command does. What it extends is a shipped
 * scenario and nothing else: neither a link nor a file can reach further.
 *
 * @param file what mistakes call it
 * @param set overrides `path=value`, in order
 */
export function readOwn(text: string, file: string, set: readonly string[] = []): CheckResult {
  const load = (name: string) =>
    Object.hasOwn(texts, name) ? { text: texts[name]!, file: `scenarios/${name}.yaml` } : undefined
  return readScenario({ text, file, load, set, shipped: Object.keys(texts) })
}

/** The text of a file; of one that is too large only so much that the reader sees it. */
export const textOf = (file: File): Promise<string> => file.slice(0, MAX_FILE_BYTES + 1).text()

/** The file of the state's scenario as it is written, without the changes made in the lab. */
export const fileText = ({ own, scenario }: Pick<LabState, 'own' | 'scenario'>): string => own ?? texts[scenario]!
