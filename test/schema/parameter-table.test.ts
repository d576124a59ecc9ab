import { expect, test } from 'vitest'
import { scenarioField } from '../../sim/scenario/scenario-fields.ts'
import { parameterTable } from '../../sim/schema/parameter-table.ts'

const table = parameterTable(scenarioField)
const row = (path: string, kind?: string) => table.find((entry) => entry.path === path && entry.kind === kind)

test('every value has one row with its unit, range, default and source', () => {
  expect(row('model.tauInterest')).toMatchObject({
    doc: 'How long interest lasts after hearing of a platform.',
    unit: 'd',
    range: 'a number from 0.05 to 30 in d, h, min or weeks',
    default: '0.51',
    source: '[fit] prior .25-1.5',
  })
  expect(row('platforms.<id>.capacity')).toMatchObject({ default: 'never' })
  expect(row('events.<id>.belief.<n>.level', 'ban')).toMatchObject({ default: 'required' })
  expect(row('events.<id>.announced', 'ban')).toMatchObject({ default: 'always' })
  expect(row('events.<id>.end', 'outage')).toMatchObject({ default: 'never' })
  expect(row('title')).toMatchObject({ default: '' })
})

test('no two rows are the same, and all say what they mean', () => {
  expect(new Set(table.map((entry) => `${entry.path} ${entry.kind}`)).size).toBe(table.length)
  expect(table.filter((entry) => !/^.+[.]$/s.test(entry.doc)).map((entry) => entry.path)).toEqual([])
})
