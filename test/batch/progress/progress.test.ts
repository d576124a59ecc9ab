import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import type { ProgressMode } from '../../../batch/progress/mode.ts'
import { startProgress } from '../../../batch/progress/progress.ts'

/** What is told when a day takes a second. */
function told(mode: ProgressMode, days: number): string[] {
  let time = 0
  const stream = new PassThrough()
  const progress = startProgress(mode, {
    total: days,
    unit: 'days',
    stream: stream as unknown as NodeJS.WriteStream,
    now: () => time,
  })
  for (let day = 1; day <= days; day++) {
    time += 1000
    progress.update(day)
  }
  progress.stop()
  return String((stream.read() as Buffer | null) ?? '')
    .split('\n')
    .filter((line) => line !== '')
}

test('where nobody waits, short work is not told', () => {
  expect(told('auto', 4)).toEqual([])
})

test('long work is told now and then, with rate and time left', () => {
  expect(told('auto', 20)).toEqual([
    '5 of 20 days (25 %), 1.00 days a second, 15 s left',
    '15 of 20 days (75 %), 1.00 days a second, 5 s left',
  ])
})

test('JSON lines say the same for programs', () => {
  expect(told('json', 2).map((line) => JSON.parse(line) as unknown)).toEqual([
    { event: 'progress', done: 1, total: 2, unit: 'days', rate: 1, secondsLeft: 1 },
  ])
})

test('none is none', () => {
  expect(told('none', 100)).toEqual([])
})
