import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify, parse } from 'yaml'
import { canonicalText } from '../../sim/scenario/canonical-text.ts'
import { checkScenario } from '../../sim/scenario/check-scenario.ts'
import { readScenario } from '../../sim/scenario/read-scenario.ts'
import { loadShipped, read, SHIPPED, shippedText } from './files.ts'

const textOf = (name: string, text = shippedText(name)) =>
  canonicalText(readScenario({ text, file: `${name}.yaml`, load: loadShipped }).scenario!)

test.each(SHIPPED)('the canonical text of %s is a scenario that says the same', (name) => {
  const text = textOf(name)
  expect(canonicalText(checkScenario(JSON.parse(text), 'it').scenario!)).toBe(text)
  expect(canonicalText(read(text).scenario!)).toBe(text)
})

/** The same value with the names of its maps in another order. */
function shuffle(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffle(item, next))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, item]) => ({ key, item: shuffle(item, next), at: next() }))
  return Object.fromEntries(entries.toSorted((a, b) => a.at - b.at).map(({ key, item }) => [key, item]))
}

test('the order of declarations changes nothing', { timeout: 30_000 }, () => {
  const numbers = fc.infiniteStream(fc.nat())
  fc.assert(
    fc.property(fc.constantFrom(...SHIPPED), numbers, (name, stream) => {
      const shuffled = shuffle(parse(shippedText(name)), () => stream.next().value)
      expect(textOf(name, stringify(shuffled))).toBe(textOf(name))
    }),
    { numRuns: 30 },
  )
})

test('a minus before a zero changes nothing', () => {
  const small = (zero: string) =>
    `name: a\ntime: { start: 2025-01-01 }\npopulation: { people: 1 }\nplatforms: { a: { taste: ${zero} } }\n`
  expect(canonicalText(read(small('-0')).scenario!)).toBe(canonicalText(read(small('0')).scenario!))
})
