import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NumberField } from '../../../sim/schema/field.ts'
import { modelFields } from '../../../sim/scenario/model-fields.ts'
import { numberText, parseNumber } from '../../../viz/forms/number-text.ts'
import { STEPS, fromStep, toStep } from '../../../viz/forms/slider-scale.ts'
import { createFormat } from '../../../viz/texts/format.ts'
import { loadTexts } from '../../../viz/texts/index.ts'

const share: NumberField = { type: 'number', unit: 'share', min: 0, max: 1, doc: '' }
const people: NumberField = { type: 'number', unit: 'people', min: 0, max: 1e11, doc: '' }
const logit: NumberField = { type: 'number', unit: 'logit', min: -5, max: 5, doc: '' }

describe('a typed number', () => {
  it.each([
    [share, '93 of 100', 0.93],
    [share, '93', 0.93],
    [share, '93 %', 0.93],
    [share, '93\u202f%', 0.93],
    [people, '20 million', 20e6],
    [people, '20.5 M', 20.5e6],
    [people, '2000万', 20e6],
    [people, '1.7億人', 1.7e8],
    [people, '1,000', 1000],
    [logit, '−1.5 logit', -1.5],
  ])('is read in the unit of its field: %#', (field, text, value) => {
    expect(parseNumber(field, text)).toBeCloseTo(value, 9)
  })

  it.each([
    [share, '193 %'],
    [share, 'much'],
    [share, '5 kg'],
    [logit, '1e99'],
    [people, ''],
    [people, '1 2nonsense 3'],
  ])('that is none, or out of range, is refused: %#', (field, text) => {
    expect(parseNumber(field, text)).toBeNaN()
  })

  it('of people is read back as it is shown, in every language', async () => {
    for (const language of ['en', 'ja', 'zh'] as const) {
      const [format, texts] = [createFormat(language, '2025-01-01'), await loadTexts(language)]
      for (const value of [0, 50_000, 2_000_000, 20_000_000, 170_000_000]) {
        expect(parseNumber(people, numberText(people, value, format, texts))).toBe(value)
      }
    }
  })
})

describe('a slider', () => {
  const fields = Object.values(modelFields).filter((field) => field.type === 'number') as NumberField[]

  it('reaches both ends of every field of the model', () => {
    for (const field of fields) {
      expect(fromStep(field, 0)).toBeCloseTo(field.min, 9)
      expect(fromStep(field, STEPS)).toBeCloseTo(field.max, 9)
    }
  })

  it('stays where it is put', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.integer({ min: 0, max: STEPS }), (field, step) => {
        const value = fromStep(field, step)
        return (
          value >= field.min &&
          value <= field.max &&
          Math.abs(fromStep(field, toStep(field, value)) - value) <= Math.abs(value) * 0.06 + 1e-6
        )
      }),
    )
  })
})
