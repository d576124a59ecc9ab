import { expect, test } from 'vitest'
import { flowTable } from '../../../batch/summary/flow-table.ts'
import { flowWindow } from '../../../batch/summary/flow-window.ts'
import type { RunSummary } from '../../../batch/summary/summary.ts'
import { loadScenario } from '../../../batch/files/load-scenario.ts'

const MOVES = [
  { from: 'old', to: 'new', people: 700, later: 100 },
  { from: 'new', to: 'old', people: 200, later: 400 },
  { from: 'old', to: 'outside', people: 10, later: 0 },
  { from: 'outside', to: 'new', people: 40, later: 0 },
]
const SUMMARY = {
  days: { first: '2025-01-01', last: '2025-03-01', count: 60 },
  flows: { first: '2025-01-11', last: '2025-01-19', says: 'around the ban', moves: MOVES },
} as RunSummary

test('moves are net, and totals are those of the numbers that stand there', () => {
  expect(flowTable(SUMMARY, ['old', 'new'], { columns: 80, unicode: true })).toEqual([
    'Main platform: net moves from 2025-01-11 to 2025-01-19, around the ban',
    '(who went minus who came back, people; from rows to columns)',
    'from \\ to    old   new  outside  sent',
    'old            .   500       10   510',
    'new            .     .        .     0',
    'outside        .    40        .    40',
    'received       0   540       10   550',
    'gained      -510  +540      -30     0',
    'afterwards  +300  -300        0     0',
  ])
})

test('a narrow screen gets a list', () => {
  expect(flowTable(SUMMARY, ['old', 'new'], { columns: 30, unicode: true }).slice(2)).toEqual([
    'old to new      500',
    'outside to new   40',
    'old to outside   10',
  ])
})

test('moves are told of a week before the ban to its end', () => {
  const window = (name: string, ...set: string[]) => flowWindow(loadScenario(name, set).scenario)
  expect(window('us-tiktok-ban-2025')).toMatchObject({ first: 11, last: 19 })
  expect(window('us-tiktok-ban-2025', 'events.ban.enabled=false')).toMatchObject({ first: 0, last: 74 })
  expect(window('ban-enforced')).toMatchObject({ first: 11, last: 25 })
})
