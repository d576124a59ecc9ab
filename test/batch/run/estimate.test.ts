import { expect, test } from 'vitest'
import { duration, memory } from '../../../batch/progress/duration.ts'
import { extrapolate, fits } from '../../../batch/run/estimate.ts'

const COSTS = {
  kind: 'costs' as const,
  seconds: { fixed: 0.5, perAgent: 2e-5 },
  bytesPerAgent: { state: 60, ties: 40 },
}
const RUN = { agents: 1e6, threads: 1, copies: 1, base: 5e7, bytesFree: 1e9 + 12345 }

test('time and memory grow with the agents; building takes half as much again', () => {
  const { seconds, bytes } = extrapolate(COSTS, RUN)
  expect(seconds).toBeCloseTo(20.5)
  expect(bytes).toBe(5e7 + 1.5e8)
})

test('every thread has the network', () => {
  const { seconds, bytes } = extrapolate(COSTS, { ...RUN, threads: 3 })
  expect(seconds).toBeCloseTo(10.5)
  expect(bytes).toBe(5e7 + 2 * 4e7 + 1.5e6 * (60 + 3 * 40))
})

test('every copy of the state takes its part, the network is kept once', () => {
  expect(extrapolate(COSTS, { ...RUN, copies: 11 }).bytes).toBe(5e7 + 1.5e6 * (11 * 60 + 40))
})

test('what fits is a round number below the free memory', () => {
  const estimate = extrapolate(COSTS, RUN)
  expect(estimate.agentsThatFit).toBe(6e6)
  expect([fits(estimate, 6e6), fits(estimate, 6e6 + 1)]).toEqual([true, false])
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
