import { eventKinds } from '../../sim/events/index.ts'
import { METRICS } from '../../sim/observe/metrics.ts'
import { scenarioField } from '../../sim/scenario/scenario-fields.ts'
import type { Field } from '../../sim/schema/field.ts'
import { parameterTable } from '../../sim/schema/parameter-table.ts'
import type { Parameter } from '../../sim/schema/parameter-table.ts'

/** The page with everything that a scenario can say, in Markdown, from the fields themselves. */
export function parametersPage(): string {
  const { platforms, events, network, ...rest } = scenarioField.fields
  const { model, population, store, time, observed, ...plain } = rest
  return [
    '# Parameters',
    '',
    'Everything that a scenario file can say, made from the fields by `npm run docs`. A path is what `--set` takes, with',
    '`<id>` for a name and `<n>` for a place in a list. Numbers may carry their unit: `2 d`, `36 h`, `30 %`, `170 million`.',
    'Sources: `[fit]` fitted together, `[lit]` literature, `[set]` assumed.',
    '',
    ...section('The scenario', parameterTable({ type: 'group', doc: '', fields: plain })),
    ...part('Time', 'time', time),
    ...part('Population', 'population', population),
    ...part('Platforms', 'platforms', platforms),
    ...part('Store chart', 'store', store),
    ...part('How people behave', 'model', model),
    ...byKind('Networks', parameterTable(network, ['network']), (kind) => network.variants[kind as 'implicit'].doc),
    ...byKind('Events', parameterTable(events, ['events']), (kind) => eventKinds[kind as 'news'].doc),
    ...part('Observed data', 'observed', observed),
    '## Metrics',
    '',
    'What a run reports of each platform on each day, in people where the unit says so.',
    '',
    '| metric | unit | by segment | meaning |',
    '|---|---|---|---|',
    ...METRICS.map(({ name, unit, segments, doc }) => row([name, unit, segments ? 'yes' : '', doc])),
    '',
  ].join('\n')
}

const part = (title: string, name: string, field: Field) => section(title, parameterTable(field, [name]))

function section(title: string, parameters: readonly Parameter[], level = '##'): string[] {
  return [
    `${level} ${title}`,
    '',
    '| path | meaning | unit | takes | default | source |',
    '|---|---|---|---|---|---|',
    ...parameters.map((one) => row([`\`${one.path}\``, one.doc, one.unit, one.range, one.default, one.source])),
    '',
  ]
}

/** A section with one table for each kind of something. */
function byKind(title: string, parameters: readonly Parameter[], docOf: (kind: string) => string): string[] {
  const kinds = [...new Set(parameters.map((one) => one.kind ?? ''))]
  const tables = kinds.flatMap((kind) => {
    const [head, blank, ...table] = section(
      kind,
      parameters.filter((one) => (one.kind ?? '') === kind),
      '###',
    )
    return [head!, blank!, docOf(kind), '', ...table]
  })
  return [`## ${title}`, '', ...tables]
}

/** A row of a table; bars would end a cell, and a long text goes on one line. */
const row = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
