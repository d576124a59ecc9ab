import { experimentField } from '../../../analysis/experiment/experiment-fields.ts'
import { canonicalText } from '../../../sim/scenario/canonical-text.ts'
import { checkScenario } from '../../../sim/scenario/check-scenario.ts'
import { checkField } from '../../../sim/schema/check.ts'
import { group, text } from '../../../sim/schema/make.ts'
import { formatMistake, Mistakes } from '../../../sim/schema/mistake.ts'
import { treeOf, type Place } from '../../../sim/schema/tree.ts'
import type { Value } from '../../../sim/schema/value.ts'
import { runId } from '../../store/run-id.ts'
import type { RunTask } from '../engine.ts'

const { series, segments, scalars, people } = experimentField.fields.outputs.fields

/** What a queue carries of a run: its id and all that the id is made of, and no names of files. */
const payloadField = group({
  doc: 'A run for a worker.',
  fields: {
    id: text({ doc: 'The id of the run.', max: 64, pattern: '^[0-9a-f]{64}$', says: '64 hexadecimal digits' }),
    scenario: text({ doc: 'The canonical text of its configuration, seed included.', max: 5_000_000 }),
    edges: text({
      doc: 'Name of the network that it imports, in the store; empty for one that is made.',
      max: 64,
      pattern: '^(?:[0-9a-f]{64})?$',
      says: '64 hexadecimal digits, or nothing',
      default: '',
    }),
    asked: group({ doc: 'What is kept of it.', fields: { series, segments, scalars, people } }),
    runTimeout: experimentField.fields.execution.fields.runTimeout,
  },
})

/** A run as it lies in a queue. */
export type Payload = Value<typeof payloadField>

/** What a queue is given for a run. */
export function payloadOf(task: RunTask): Payload {
  return { ...task, scenario: canonicalText(task.scenario) }
}

/**
 * The run in a queue's payload. Nothing in it is trusted: it is checked as files are, and must be the run that its id
 * names, so that no result can be put in the place of another one.
 *
 * @param data anything
 * @param engine version and commit of this program
 * @throws Error that says what is wrong with it
 */
export function taskOf(data: unknown, engine: string): RunTask {
  const mistakes = new Mistakes()
  const place: Place = { file: 'a run from the queue', line: 0, column: 0 }
  const tree = treeOf(data, place)
  if (!tree) throw new Error(`${place.file}: found a value that is not JSON, or too deep, expected a run`)
  const context = { mistakes, start: 0, names: { platform: [], segment: [], step: [] } }
  const value = checkField(payloadField, tree, context)
  if (!mistakes.empty) throw new Error(mistakes.list().map(formatMistake).join('\n'))
  // No mistakes: every field has been checked, so the value has the type that the fields describe.
  const { scenario: json, ...task } = value as Payload
  const checked = checkScenario(parsed(json), place.file)
  if (!checked.scenario) throw new Error(checked.mistakes.map(formatMistake).join('\n'))
  const { scenario } = checked
  if ((scenario.network.kind === 'imported') !== (task.edges !== ''))
    throw new Error(`${place.file}: found edges for a network that is made, or none for one that is imported`)
  if (runId(scenario, task.asked, engine, task.edges) !== task.id)
    throw new Error(`${place.file}: found another configuration than the one that its id ${task.id.slice(0, 12)} names`)
  return { ...task, scenario }
}

/** @returns undefined for text that is not JSON, which is no scenario either */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
