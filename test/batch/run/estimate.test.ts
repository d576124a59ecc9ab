import { expect, test } from 'vitest'
import { duration, memory } from '../../../batch/progress/duration.ts'
import { extrapolate, fits } from '../../../batch/run/estimate.ts'

const COSTS = { kind: 'costs' as const, seconds: { fixed: 0.5, perAgent: 2e-5 }, bytesPerAgent: 100 }

test('time and memory grow with the agents', () => {
  const { seconds, bytes } = extrapolate(COSTS, 1e6, 5e7, 1e9)
  expect(seconds).toBeCloseTo(20.5)
  expect(bytes).toBe(1.5e8)
})

test('what fits is a round number below the free memory', () => {
  const estimate = extrapolate(COSTS, 1e6, 5e7, 1e9 + 12345)
  expect(estimate.agentsThatFit).toBe(9e6)
  expect([fits(estimate, 9e6), fits(estimate, 9e6 + 1)]).toEqual([true, false])
})

test.each([
  [0.2, 'under a second'],
  [12.4, '12 s'],
  [600, '10 min'],
  [7500, '2 h 5 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text)
})

test('memory is told in MB and GB', () => {
  expect([memory(131.2e6), memory(1.25e9)]).toEqual(['132 MB', '1.3 GB'])
})
