import { expect, test } from 'vitest'
import { incompleteBeta } from '../../sim/numbers/incomplete-beta.ts'
import { logGamma } from '../../sim/numbers/log-gamma.ts'
import { normalCdf } from '../../sim/numbers/normal-cdf.ts'
import { normalQuantile } from '../../sim/numbers/normal.ts'
import { studentCdf, studentQuantile } from '../../sim/numbers/student.ts'

const close = (got: number, wanted: number, relative = 1e-12) =>
  expect(Math.abs(got - wanted)).toBeLessThanOrEqual(relative * Math.max(Math.abs(wanted), 1e-300))

test('the gamma function has its published values', () => {
  expect(Math.abs(logGamma(1))).toBeLessThan(1e-14)
  expect(Math.abs(logGamma(2))).toBeLessThan(1e-14)
  close(logGamma(0.5), 0.5723649429247001)
  close(logGamma(11), 15.104412573075516)
  close(logGamma(100.5), 361.43554046777757, 1e-13)
  close(logGamma(1e-3), 6.907178885383854)
})

test('the incomplete beta function agrees with closed forms', () => {
  close(incompleteBeta(0.3, 1, 4), 1 - 0.7 ** 4)
  close(incompleteBeta(0.3, 5, 1), 0.3 ** 5)
  close(incompleteBeta(0.2, 2, 3), 0.1808)
  expect(incompleteBeta(0, 2, 3)).toBe(0)
  expect(incompleteBeta(1, 2, 3)).toBe(1)
})

test('quantiles of Student t are those of the printed tables', () => {
  const table = [
    [0.975, 1, 12.7062047362],
    [0.975, 4, 2.7764451052],
    [0.975, 9, 2.2621571628],
    [0.95, 30, 1.6972608866],
    [0.995, 120, 2.6174211451],
    [0.75, 2, 0.8164965809],
  ] as const
  for (const [p, freedom, value] of table) {
    close(studentQuantile(p, freedom), value, 1e-10)
    close(studentQuantile(1 - p, freedom), -value, 1e-10)
  }
})

test('Student t becomes the normal when there is no end of freedom', () => {
  close(studentQuantile(0.975, 1e7), 1.959963984540054, 1e-6)
})

test('distribution functions undo quantiles', () => {
  for (const p of [1e-6, 0.01, 0.2, 0.5, 0.7, 0.999]) {
    close(normalCdf(normalQuantile(p)), p, 1e-13)
    for (const freedom of [0.7, 3, 40]) close(studentCdf(studentQuantile(p, freedom), freedom), p, 1e-11)
  }
})

test('the normal distribution has its published values, far tails too', () => {
  close(normalCdf(0), 0.5)
  close(normalCdf(1.96), 0.9750021048517795)
  close(normalCdf(-1), 0.15865525393145707)
  close(normalCdf(-3.5), 2.3262907903552504e-4)
  close(normalCdf(-10), 7.619853024160593e-24, 1e-11)
  expect(normalCdf(9)).toBe(1)
})
