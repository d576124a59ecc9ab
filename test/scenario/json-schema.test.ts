import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { scenarioJsonSchema } from '../../sim/scenario/json-schema.ts'
import { read, SHIPPED, shippedText, SMALL } from './files.ts'

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(scenarioJsonSchema())
const fits = (text: string) => validate(parse(text, { schema: 'core' }))

test.each(SHIPPED)('the shipped scenario %s fits the schema', (name) => {
  const valid = fits(shippedText(name))
  expect(validate.errors ?? []).toEqual([])
  expect(valid).toBe(true)
})

test.each([
  'seed: 7',
  'model: { jMax: 3 per h, tauPeer: never, tauBuzz: 36 h }',
  'network: { degree: 4 }',
  'network: { kind: ring }',
  'events: { a: { kind: news, platform: one, at: 2025-01-02 10:00, size: 2 } }',
  'events: { a: { kind: ban, platform: one, end: never, announced: always, start: 12 d } }',
  'observed: []',
])('%s is right for the schema and for the reader', (more) => {
  expect(fits(`${SMALL}${more}\n`)).toBe(true)
  expect(read(`${SMALL}${more}\n`).mistakes).toEqual([])
})

test.each([
  'seeds: 7',
  'seed: null',
  'model: { jMax: -1 }',
  'model: { jMax: 2 d }',
  'model: { tauNews: "0x1" }',
  'network: { kind: rings }',
  'network: { kind: ring, spread: 1 }',
  'events: { a: { platform: one, at: 2025-01-02 } }',
  'events: { a: { kind: news, at: 2025-01-02 } }',
  'events: { A: { kind: news, platform: one, at: 2025-01-02 } }',
  'events: { a: { kind: news, platform: one, at: soon } }',
  'events: { a: { kind: ban, platform: one, enabled: "yes" } }',
  'observed: {}',
])('%s is wrong for the schema and for the reader', (more) => {
  expect(read(`${SMALL}${more}\n`).mistakes).not.toEqual([])
  expect(fits(`${SMALL}${more}\n`)).toBe(false)
})

test('a file that extends another says only what differs, and may take away', () => {
  expect(fits('extends: base\nevents: { a: { enabled: false }, b: null }\n')).toBe(true)
  expect(fits('extends: base\nevents: { a: { enabeld: false } }\n')).toBe(false)
  expect(fits('events: { a: { enabled: false } }\n')).toBe(false)
})
