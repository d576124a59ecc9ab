import { csvParse } from 'd3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvCells, csvDay, csvHead, csvNumber, csvText, TIDY_COLUMNS } from '../../../analysis/tidy/csv.ts'
import type { Provenance } from '../../../analysis/tidy/provenance.ts'

const ORIGIN: Provenance = {
  version: '0.1.0',
  commit: 'abc',
  scenario: 'toy',
  sha256: '00ff',
  seed: '2025',
  agents: 100,
  people: 1000,
  overrides: ['model.wFear=2'],
  command: 'exodus run toy --set model.wFear=2 --format csv --out -',
}

test('the head says how the table was made', () => {
  expect(csvHead(ORIGIN, TIDY_COLUMNS)).toBe(
    [
      '# made by: exodus 0.1.0 (commit abc)',
      '# scenario: toy',
      '# scenario sha256: 00ff',
      '# seed: 2025',
      '# agents: 100',
      '# people: 1000',
      '# set: model.wFear=2',
      '# command: exodus run toy --set model.wFear=2 --format csv --out -',
      'date,platform,segment,metric,value',
      '',
    ].join('\n'),
  )
})

test('no seed can end its comment line', () => {
  const head = csvHead({ ...ORIGIN, seed: 'a\nb\r\u2028c' }, TIDY_COLUMNS)
  expect(head).toContain('# seed: a\\u000ab\\u000d\\u2028c\n')
})

test('a day is a row for each series, with an empty cell where there is no value', () => {
  const cells = csvCells([
    { platform: 'a', segment: '', metric: 'dau' },
    { platform: 'a', segment: 'x,y', metric: 'rank' },
  ])
  expect(csvDay('2025-01-13', cells, [0.1, NaN])).toBe('2025-01-13,a,,dau,0.1\n2025-01-13,a,"x,y",rank,\n')
})

test('numbers read back as the same number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (value) => Object.is(Number(csvNumber(value)), value === 0 ? 0 : value)),
  )
})

test.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1'])('a spreadsheet does not take %j for a formula', (text) => {
  expect(csvText(text).replace(/^"/, '')).toBe(`'${text}${/\r/.test(text) ? '"' : ''}`)
})

test('any text reads back as one cell', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const [row] = csvParse(`text,end\n${csvText(text)},1\n`)
      expect([text, `'${text}`]).toContain(row?.['text'])
      expect(row?.['end']).toBe('1')
    }),
  )
})
