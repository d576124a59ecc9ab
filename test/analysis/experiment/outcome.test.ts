import { expect, test } from 'vitest'
import { outcomeMistake, parseOutcome, usualOutcomes } from '../../../analysis/experiment/outcome.ts'
import { usCase } from './experiments.ts'

test('an outcome in one word is a series and what is made of its days', () => {
  expect(parseOutcome('dau.rednote:max')).toMatchObject({ of: 'dau.rednote', reduce: 'max', at: undefined })
  expect(parseOutcome('dau.rednote.gen-z@2025-01-19')).toMatchObject({ of: 'dau.rednote.gen-z', at: '2025-01-19' })
  for (const word of ['dau', 'dau.rednote:most', 'dau.rednote:max@end', 'dau.rednote@19'])
    expect(parseOutcome(word)).toBeUndefined()
})

test('the usual outcomes can be measured, and are read back from their own names', () => {
  for (const [word, spec] of Object.entries(usualOutcomes(['rednote', 'tiktok']))) {
    expect(parseOutcome(word)).toEqual(spec)
    expect(outcomeMistake(word, usCase)).toBeUndefined()
  }
})

test('a wrong outcome is told with what was meant', () => {
  expect(outcomeMistake('dau.rednot:max', usCase)).toContain('did you mean dau.rednote?')
  expect(outcomeMistake('dau.rednote@2026-01-01', usCase)).toContain('75 from 2024-12-31')
})
