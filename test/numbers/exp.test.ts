import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exp, logistic } from '../../sim/numbers/exp.ts'
import { expError } from './exact.ts'

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

describe('exp', () => {
  test('errs by less than one unit in the last place', () => {
    fc.assert(fc.property(between(-708, 709.78), (x) => expError(x, exp(x)) < 1))
  })

  test('errs by less than one unit in the last place where hazards live', () => {
    fc.assert(fc.property(between(-16, 16), (x) => expError(x, exp(x)) < 1))
  })

  test('errs by less than one unit in the last place where numbers lose digits', () => {
    fc.assert(fc.property(between(-745, -708), (x) => expError(x, exp(x)) < 1))
  })

  test('knows published values', () => {
    expect(exp(0)).toBe(1)
    expect(exp(-0)).toBe(1)
    expect(expError(1, Math.E)).toBeLessThan(0.5)
    expect(Math.abs(exp(1) - Math.E)).toBeLessThanOrEqual(2 ** -51)
    expect(exp(-1)).toBe(0.36787944117144233)
    expect(exp(Math.LN2)).toBe(2)
    expect(exp(10)).toBe(22026.465794806718)
  })

  test('ends where doubles end', () => {
    expect(exp(Infinity)).toBe(Infinity)
    expect(exp(709.79)).toBe(Infinity)
    expect(exp(709.782712893384)).toBeLessThan(Infinity)
    expect(exp(-745.1)).toBe(5e-324)
    expect(exp(-745.3)).toBe(0)
    expect(exp(-Infinity)).toBe(0)
    expect(exp(NaN)).toBeNaN()
  })

  test('never falls', () => {
    fc.assert(
      fc.property(between(-750, 720), between(1e-12, 1), (x, step) => {
        expect(exp(x + step)).toBeGreaterThanOrEqual(exp(x))
      }),
    )
  })

  test('never falls from one double to the next across a seam of its range reduction', () => {
    const bits = new BigInt64Array(1)
    const value = new Float64Array(bits.buffer)
    for (const k of [-700, -3, 0, 1, 7, 700]) {
      value[0] = (k + 0.5) * Math.LN2
      // the next double above: away from zero for a positive one, towards it for a negative one
      const up = k < 0 ? -1n : 1n
      bits[0]! -= 50n * up
      for (let i = 0, last = exp(value[0]); i < 100; i++) {
        bits[0]! += up
        const next = exp(value[0])
        expect(next, `${value[0]}`).toBeGreaterThanOrEqual(last)
        last = next
      }
    }
  })

  test('of a sum is the product', () => {
    fc.assert(
      fc.property(between(-50, 50), between(-50, 50), (a, b) => {
        expect(exp(a) * exp(b)).toBeCloseTo(exp(a + b), Math.floor(13 - (a + b) / Math.LN10))
      }),
    )
  })
})

describe('the logistic function', () => {
  test('reaches both ends and is a half in the middle', () => {
    expect(logistic(-Infinity)).toBe(0)
    expect(logistic(-800)).toBe(0)
    expect(logistic(0)).toBe(0.5)
    expect(logistic(800)).toBe(1)
  })

  test('is symmetric about the middle', () => {
    fc.assert(fc.property(between(-30, 30), (x) => Math.abs(logistic(x) + logistic(-x) - 1) < 4e-16))
  })
})
