import { type ParameterSection, parameterSections } from '../../analysis/handbook/parameter-sections.ts'
import { METRICS } from '../../sim/observe/metrics.ts'

/** The page with everything that a scenario can say, in Markdown, from the fields themselves. */
export function parametersPage(): string {
  return [
    '# Parameters',
    '',
    'Everything that a scenario file can say, made from the fields by `npm run docs`. A path is what `--set` takes, with',
    '`<id>` for a name and `<n>` for a place in a list. Numbers may carry their unit: `2 d`, `36 h`, `30 %`, `170 million`.',
    'Sources: `[fit]` fitted together, `[lit]` literature, `[set]` assumed.',
    '',
    ...parameterSections().flatMap(lines),
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

function lines({ title, level, doc, parameters }: ParameterSection): string[] {
  return [
    `${level === 'part' ? '##' : '###'} ${title}`,
    '',
    ...(doc === '' ? [] : [doc, '']),
    ...(parameters.length === 0
      ? []
      : [
          '| path | meaning | unit | takes | default | source |',
          '|---|---|---|---|---|---|',
          ...parameters.map((one) => row([`\`${one.path}\``, one.doc, one.unit, one.range, one.default, one.source])),
          '',
        ]),
  ]
}

/** A row of a table; bars would end a cell, and a long text goes on one line. */
const row = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
