import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exp } from '../../sim/numbers/exp.ts'
import { log } from '../../sim/numbers/log.ts'
import { power } from '../../sim/numbers/power.ts'
import { logError } from './exact.ts'

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const positive = between(5e-324, Number.MAX_VALUE)

describe('log', () => {
  test('errs by less than one unit in the last place for every positive number', () => {
    fc.assert(fc.property(positive, (x) => x === 1 || logError(x, log(x)) < 1))
  })

  test('errs by less than one unit in the last place for numbers near one and for uniforms', () => {
    fc.assert(fc.property(between(0.5, 2), (x) => x === 1 || logError(x, log(x)) < 1))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (word) => {
        const uniform = (word + 0.5) / 2 ** 32
        return logError(uniform, log(uniform)) < 1
      }),
    )
  })

  test('errs by less than one unit in the last place among numbers below the normal range', () => {
    fc.assert(fc.property(between(5e-324, 2.3e-308), (x) => logError(x, log(x)) < 1))
  })

  test('knows published values', () => {
    expect(log(1)).toBe(0)
    expect(log(2)).toBe(0.6931471805599453)
    expect(log(10)).toBe(2.302585092994046)
    expect(log(Math.E)).toBe(1)
    expect(log(Number.MAX_VALUE)).toBe(709.782712893384)
    expect(log(5e-324)).toBe(-744.4400719213812)
  })

  test('ends where doubles end', () => {
    expect(log(0)).toBe(-Infinity)
    expect(log(-0)).toBe(-Infinity)
    expect(log(-1)).toBeNaN()
    expect(log(-Infinity)).toBeNaN()
    expect(log(NaN)).toBeNaN()
    expect(log(Infinity)).toBe(Infinity)
  })

  test('of a power of two is that many times log 2', () => {
    for (let k = -1074; k <= 1023; k++) if (k !== 0) expect(logError(2 ** k, log(2 ** k)), `2^${k}`).toBeLessThan(1)
  })

  test('never falls', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        expect(log(Math.max(a, b))).toBeGreaterThanOrEqual(log(Math.min(a, b)))
      }),
    )
  })

  test('undoes exp', () => {
    fc.assert(fc.property(between(-700, 700), (x) => Math.abs(log(exp(x)) - x) <= 2e-16 * Math.max(1, Math.abs(x))))
  })
})

describe('power', () => {
  test('takes roots and squares', () => {
    fc.assert(fc.property(between(1e-100, 1e100), (x) => Math.abs(power(x, 0.5) / Math.sqrt(x) - 1) < 1e-13))
    fc.assert(fc.property(between(1e-100, 1e100), (x) => Math.abs(power(x, 2) / (x * x) - 1) < 1e-12))
  })

  test('knows what zero does', () => {
    expect(power(0, 0)).toBe(1)
    expect(power(0, 2)).toBe(0)
    expect(power(0, -1)).toBe(Infinity)
    expect(power(7, 0)).toBe(1)
  })
})
