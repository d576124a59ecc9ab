import { expect, test } from 'vitest'
import { fitScales, type Target } from '../../analysis/calibration/residuals.ts'

test('a residual is the log ratio in sd', () => {
  const { residuals, cost } = fitScales([
    { observed: 10, predicted: 20, sd: 0.5 },
    { observed: 10, predicted: 5, sd: 0.3, predictedSd: 0.4 },
  ])
  expect(residuals).toEqual([expect.closeTo(Math.log(2) / 0.5, 12), expect.closeTo(-Math.log(2) / 0.5, 12)])
  expect(cost).toBeCloseTo(8 * Math.log(2) ** 2, 12)
})

test('without background the best scale is the weighted geometric mean of the ratios', () => {
  const targets: Target[] = [
    { observed: 10, predicted: 2, sd: 0.1, scaleGroup: 'panel' },
    { observed: 10, predicted: 4, sd: 0.2, scaleGroup: 'panel' },
  ]
  const { scales, residuals } = fitScales(targets)
  expect(Math.log(scales.get('panel')!)).toBeCloseTo((4 * Math.log(0.2) + Math.log(0.4)) / 5, 7)
  // At the optimum the weighted residuals cancel.
  expect(residuals[0]! / 0.1 + residuals[1]! / 0.2).toBeCloseTo(0, 5)
})

test('a scale is found beside a background', () => {
  const targets = [1, 5, 40].map((predicted): Target => {
    return { observed: predicted / 0.16 + 0.27, predicted, sd: 0.3, background: 0.27, scaleGroup: 'web, RedNote' }
  })
  const { scales, cost } = fitScales(targets)
  expect(scales.get('web, RedNote')).toBeCloseTo(0.16, 6)
  expect(cost).toBeLessThan(1e-10)
})

test('each group has its own scale, and what is in none has scale 1', () => {
  const { scales, residuals } = fitScales([
    { observed: 10, predicted: 1, sd: 0.3, scaleGroup: 'a' },
    { observed: 10, predicted: 50, sd: 0.3, scaleGroup: 'b' },
    { observed: 10, predicted: 10, sd: 0.3 },
  ])
  expect([...scales.keys()]).toEqual(['a', 'b'])
  expect(scales.get('a')).toBeCloseTo(0.1, 7)
  expect(scales.get('b')).toBeCloseTo(5, 6)
  expect(residuals[2]).toBe(0)
})

test('a scale stays in its range', () => {
  const target: Target = { observed: 100, predicted: 1, sd: 1, scaleGroup: 'a' }
  expect(fitScales([target], { range: { min: 0.1, max: 1 } }).scales.get('a')).toBeCloseTo(0.1, 7)
})

test('a limit costs only when it is broken', () => {
  const target = { observed: 10, sd: 0.5 }
  const { residuals } = fitScales([
    { ...target, predicted: 5, limit: 'below' },
    { ...target, predicted: 20, limit: 'below' },
    { ...target, predicted: 20, limit: 'above' },
    { ...target, predicted: 5, limit: 'above' },
  ])
  expect(residuals).toEqual([0, expect.closeTo(2 * Math.log(2), 12), 0, expect.closeTo(-2 * Math.log(2), 12)])
})

test('a prediction of nothing is far off, not infinitely', () => {
  const { residuals } = fitScales([{ observed: 1000, predicted: 0, sd: 0.5 }], { smallest: 10 })
  expect(residuals[0]).toBeCloseTo(Math.log(0.01) / 0.5, 12)
})
