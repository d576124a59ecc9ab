import { expect, test } from 'vitest'
import { CHANNEL_NAMES, coalitionTexts, driverNamed, eventDrivers } from '../../../analysis/findings/drivers.ts'
import { checkScenario } from '../../../sim/scenario/check-scenario.ts'
import { usCase } from '../experiment/experiments.ts'

test('every event that happens is a driver, and every mechanism can be switched off', () => {
  expect(eventDrivers(usCase).map(({ name }) => name)).toEqual(Object.keys(usCase.events).toSorted())
  const all = [...eventDrivers(usCase), ...CHANNEL_NAMES.map((name) => driverNamed(name, usCase)!)]
  expect(checkScenario(usCase, 'us', coalitionTexts(all, 0)).mistakes).toEqual([])
})

test('a coalition switches off whom it does not have', () => {
  const drivers = ['a', 'b', 'c'].map((name) => ({ name, off: [name] }))
  expect(coalitionTexts(drivers, 0b101)).toEqual(['b'])
  expect(coalitionTexts(drivers, 0b111)).toEqual([])
})
