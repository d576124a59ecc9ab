import { expect, it } from 'vitest'
import { pageOf } from '../../history/pages.ts'
import { GOT_IN } from '../../../sim/history/diary.ts'
import { createSimulation } from '../../../sim/simulation.ts'
import { RunPast } from '../../../viz/worker/run-past.ts'
import { shippedScenario } from './shipped.ts'

const scenario = shippedScenario(300)
const past = new RunPast(createSimulation(scenario))
const pages = Array.from({ length: 20 }, () => pageOf(past.run, past.step()))

it('keeping the past changes no day', () => {
  const alone = createSimulation(scenario)
  expect(pages).toEqual(pages.map(() => pageOf(alone, alone.step())))
})

it('tells the diary of a user over the days so far', async () => {
  const diaries = await Promise.all([0, 7, 299].map((user) => past.diary(user)))
  expect(diaries.map(({ user, days }) => [user, days])).toEqual([
    [0, 20],
    [7, 20],
    [299, 20],
  ])
  expect(diaries.every(({ use }) => use.some((days) => days.includes(GOT_IN)))).toBe(true)
})

it('knows no user that is not there', async () => {
  await expect(past.diary(300)).rejects.toThrow(RangeError)
})
