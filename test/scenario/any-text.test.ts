import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { Mistake } from '../../sim/schema/mistake.ts'
import { canonicalText } from '../../sim/scenario/canonical-text.ts'
import { checkScenario } from '../../sim/scenario/check-scenario.ts'
import { scenarioField } from '../../sim/scenario/scenario-fields.ts'
import { parameterTable } from '../../sim/schema/parameter-table.ts'
import { read, shippedText, SMALL } from './files.ts'

const FACTS = shippedText('us-tiktok-ban-2025')

/** Reads a text, whatever it is: a scenario or mistakes with a place inside the text, never both, never neither. */
function survive(text: string, set: readonly string[] = []): void {
  const { scenario, mistakes } = read(text, set)
  expect(scenario === undefined).toBe(mistakes.length > 0)
  for (const mistake of mistakes) expectInside(mistake, text)
  if (scenario)
    expect(canonicalText(checkScenario(JSON.parse(canonicalText(scenario)), 'it').scenario!)).toBe(
      canonicalText(scenario),
    )
}

function expectInside({ file, line, column }: Mistake, text: string): void {
  if (file !== 'small.yaml') return
  const lines = text.split('\n')
  expect(line).toBeGreaterThanOrEqual(1)
  expect(line).toBeLessThanOrEqual(lines.length)
  expect(column).toBeGreaterThanOrEqual(1)
  expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1)
}

test('any text is a scenario or has mistakes that stand in it', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => survive(text)),
    { numRuns: 300 },
  )
})

const marks = fc.constantFrom(
  '\n',
  '  ',
  '- ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '&a ',
  '*a',
  '!t ',
  '? ',
  '|',
  '>',
  '"',
  "'",
  '#',
  '%',
  '\t',
  '---\n',
  '<<: ',
  'name',
  '1',
  '~',
  '\r',
  '\ufeff',
)

test('any text made of the marks of YAML is a scenario or has mistakes that stand in it', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.array(marks, { maxLength: 40 }), (parts) => survive(parts.join(''))),
    { numRuns: 500 },
  )
})

test('a scenario into which something is written by chance is one or has mistakes', { timeout: 30_000 }, () => {
  const cut = fc.tuple(fc.nat(FACTS.length), fc.nat(30), fc.oneof(marks, fc.string({ maxLength: 5 })))
  fc.assert(
    fc.property(cut, ([at, length, more]) => survive(FACTS.slice(0, at) + more + FACTS.slice(at + length))),
    { numRuns: 60 },
  )
})

const paths = parameterTable(scenarioField).map(({ path }) => path.replaceAll('<n>', '0'))
const values = fc.oneof(
  fc.constantFrom(
    'never',
    'null',
    '-1',
    '0',
    '1',
    '1e9',
    '2 d',
    '30 %',
    '2025-01-05',
    '[]',
    '{}',
    'true',
    'ring',
    'ban',
    'one',
  ),
  fc.json(),
  fc.string({ maxLength: 8 }),
)

test('any override gives a scenario or mistakes', { timeout: 30_000 }, () => {
  const text = `${SMALL}events: { one: { kind: news, platform: one, at: 2025-01-02 } }\n`
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.constantFrom('one', 'two', 'everyone'), values, (path, id, value) => {
      survive(text, [`${path.replaceAll('<id>', id)}=${value}`])
    }),
    { numRuns: 500 },
  )
})

test('any tree is a scenario or has mistakes', { timeout: 30_000 }, () => {
  const names = fc.constantFrom(
    'name',
    'time',
    'start',
    'platforms',
    'one',
    'events',
    'kind',
    'network',
    'belief',
    'observed',
    'population',
    'people',
    'segments',
    'model',
    'extends',
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      values,
      fc.dictionary(names, tie('tree'), { maxKeys: 6 }),
      fc.array(tie('tree'), { maxLength: 3 }),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => {
      survive(stringify(value))
      const { scenario, mistakes } = checkScenario(value, 'it')
      expect(scenario === undefined).toBe(mistakes.length > 0)
    }),
    { numRuns: 300 },
  )
})
