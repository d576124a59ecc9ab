import { expect, test } from 'vitest'
import { computeRun } from '../../../analysis/experiment/compute-run.ts'
import { usCase } from './experiments.ts'

const asked = { series: ['registered_total'], segments: false, people: true, scalars: {} }
const small = {
  ...usCase,
  time: { ...usCase.time, days: 16 },
  population: { ...usCase.population, agents: 500 },
}

test('who joined a platform are as many as ever joined it less those of the first day', () => {
  const { people, series, values, days } = computeRun(small, asked)
  const weight = small.population.people / 500
  expect(people).toHaveLength(500)
  series.forEach(({ platform }, k) => {
    // Slots are the order of the series.
    const joined = people.reduce((sum, bits) => sum + ((bits >> k) & 1), 0)
    const ever = values[k * days + days - 1]! / weight
    if (platform === 'rednote') expect(joined).toBe(ever)
    expect(joined).toBeLessThanOrEqual(ever)
  })
})

test('nobody is kept where nobody was asked for', () => {
  const short = { ...small, time: { ...small.time, days: 1 } }
  expect(computeRun(short, { ...asked, people: false }).people).toHaveLength(0)
})
