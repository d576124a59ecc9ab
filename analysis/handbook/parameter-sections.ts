import { eventKinds } from '../../sim/events/index.ts'
import { scenarioField } from '../../sim/scenario/scenario-fields.ts'
import type { Field } from '../../sim/schema/field.ts'
import { parameterTable, type Parameter } from '../../sim/schema/parameter-table.ts'

/** A table of the handbook: what one part of a scenario file can say. */
export interface ParameterSection {
  title: string
  /** A part of its own, or one kind of something within the part before it. */
  level: 'part' | 'kind'
  /** Sentence on the kind; empty for a part. */
  doc: string
  parameters: readonly Parameter[]
}

/** Everything that a scenario can say, part by part, from the fields themselves. */
export function parameterSections(): ParameterSection[] {
  const { platforms, events, network, ...rest } = scenarioField.fields
  const { model, population, store, time, observed, ...plain } = rest
  return [
    section('The scenario', parameterTable({ type: 'group', doc: '', fields: plain })),
    part('Time', 'time', time),
    part('Population', 'population', population),
    part('Platforms', 'platforms', platforms),
    part('Store chart', 'store', store),
    part('How people behave', 'model', model),
    ...byKind('Networks', parameterTable(network, ['network']), (kind) => network.variants[kind as 'implicit'].doc),
    ...byKind('Events', parameterTable(events, ['events']), (kind) => eventKinds[kind as 'news'].doc),
    part('Observed data', 'observed', observed),
  ]
}

const section = (title: string, parameters: readonly Parameter[]): ParameterSection => ({
  title,
  level: 'part',
  doc: '',
  parameters,
})

const part = (title: string, name: string, field: Field) => section(title, parameterTable(field, [name]))

/** A part with one table for each kind of something. */
function byKind(title: string, parameters: readonly Parameter[], docOf: (kind: string) => string): ParameterSection[] {
  const kinds = [...new Set(parameters.map((one) => one.kind ?? ''))]
  return [
    section(title, []),
    ...kinds.map((kind) => ({
      title: kind,
      level: 'kind' as const,
      doc: docOf(kind),
      parameters: parameters.filter((one) => (one.kind ?? '') === kind),
    })),
  ]
}
