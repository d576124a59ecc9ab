import { parseDocument, stringify } from 'yaml'
import { canonicalText } from '../../sim/scenario/canonical-text.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { readOwn } from './read-own.ts'

/**
 * A scenario's file with changes laid into it: comments and the order of things stay. Where a change finds no place in
 * the file as it is written, the whole scenario is written out, with all that it extends. Either says the same as
 * the file under the changes.
 *
 * @param text YAML or JSON without mistakes
 * @param overrides changes `path=value` as `--set` takes them, in order
 * @returns the text as it is when the changes do not fit it
 */
export function changedText(text: string, overrides: readonly string[]): string {
  if (overrides.length === 0) return text
  const { scenario } = readOwn(text, '', overrides)
  if (!scenario) return text
  const laid = layInto(text, overrides)
  return laid !== null && says(laid, scenario) ? laid : wholeText(scenario)
}

function says(text: string, wanted: Scenario): boolean {
  const { scenario } = readOwn(text, '')
  return scenario !== undefined && canonicalText(scenario) === canonicalText(wanted)
}

/** Null where the file has something else in the place of a map that a path goes through. */
function layInto(text: string, overrides: readonly string[]): string | null {
  // Scalars stay the texts that they are, as the reader of scenarios takes them.
  const document = parseDocument(text, { schema: 'failsafe' })
  try {
    for (const override of overrides) {
      const cut = override.indexOf('=')
      document.setIn(override.slice(0, cut).trim().split('.'), valueOf(override.slice(cut + 1).trim()))
    }
    return document.toString({ lineWidth: 0 })
  } catch {
    return null
  }
}

/** A value as `--set` has it: JSON when it begins as JSON does, a plain text otherwise. */
function valueOf(text: string): unknown {
  return /^[[{"]/.test(text) ? JSON.parse(text, (_, value: unknown) => inText(value)) : text
}

const inText = (value: unknown) => (typeof value === 'object' && value !== null ? value : String(value))

function wholeText(scenario: Scenario): string {
  return stringify(scenario, { aliasDuplicateObjects: false, lineWidth: 0 })
}
