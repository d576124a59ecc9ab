import { expect, it } from 'vitest'
import { createSimulation } from '../../../sim/simulation.ts'
import { OFFLINE, summarise } from '../../../viz/crowd/frame.ts'
import { takeFrame, userOfDot } from '../../../viz/worker/crowd-frame.ts'
import { shippedScenario } from './shipped.ts'

const simulation = createSimulation(shippedScenario(400))
simulation.step()

it('a frame of as many dots as users shows each of them', () => {
  const frame = takeFrame(simulation, 400)
  expect([...frame.main]).toEqual([...simulation.people[0]!.main])
  expect(frame.second.every((home, dot) => home === OFFLINE || home !== frame.main[dot])).toBe(true)
})

it('a frame of fewer dots shows a sample, spread evenly', () => {
  const [all, some] = [takeFrame(simulation, 400), takeFrame(simulation, 150)]
  for (let dot = 0; dot < 150; dot++) {
    const user = userOfDot(dot, 150, 400)
    expect([some.main[dot], some.second[dot], some.band[dot]]).toEqual([
      all.main[user],
      all.second[user],
      all.band[user],
    ])
  }
})

it('keeps the homes before the first day, in arrays that can be given away', () => {
  const first = takeFrame(simulation, 400)
  const later = takeFrame(simulation, 400, first.main)
  expect([...later.origin]).toEqual([...first.main])
  const buffers = [later.main, later.second, later.origin, later.band, later.fresh].map(({ buffer }) => buffer)
  expect(new Set(buffers).size).toBe(5)
  expect(summarise(later, simulation.platforms.length).main.reduce((a, b) => a + b)).toBe(400)
})
