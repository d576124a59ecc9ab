import { flowEnds } from '../run/collected.ts'
import type { Canvas } from './chart.ts'
import type { RunSummary } from './summary.ts'
import { textTable } from './text-table.ts'

/**
 * Net moves of main platform in the window, from rows to columns: who came minus who went the other way, with
 * totals of the numbers as they stand there. As a list where the screen is too narrow.
 *
 * @param order platforms as they are to be listed
 */
export function flowTable({ flows, days }: RunSummary, order: readonly string[], { columns }: Canvas): string[] {
  const ends = flowEnds(order)
  const unit = Math.max(...flows.moves.map((move) => move.people)) >= 1e5 ? 1000 : 1
  const net = (what: 'people' | 'later') => (from: string, to: string) => {
    const one = (a: string, b: string) => flows.moves.find((move) => move.from === a && move.to === b)?.[what] ?? 0
    return Math.round((one(from, to) - one(to, from)) / unit)
  }
  const [moved, later] = [net('people'), net('later')]
  const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0)
  const received = (end: string) => sum(ends.map((from) => Math.max(0, moved(from, end))))
  const sent = (end: string) => sum(ends.map((to) => Math.max(0, moved(end, to))))
  const figure = (value: number) => value.toLocaleString('en')
  const gain = (value: number) => (value > 0 ? `+${figure(value)}` : figure(value))
  const afterwards = (end: string) => sum(ends.map((from) => later(from, end)))
  const rest = flows.last < days.last ? [['afterwards', ...ends.map((end) => gain(afterwards(end))), '']] : []
  const title = [
    `Main platform: net moves from ${flows.first} to ${flows.last}, ${flows.says}`,
    `(who went minus who came back, ${unit === 1 ? 'people' : 'thousand people'}; from rows to columns)`,
  ]
  const table = textTable([
    ['from \\ to', ...ends, 'sent'],
    ...ends.map((from) => [
      from,
      ...ends.map((to) => (moved(from, to) > 0 ? figure(moved(from, to)) : '.')),
      figure(sent(from)),
    ]),
    ['received', ...ends.map((end) => figure(received(end))), figure(sum(ends.map(received)))],
    ['gained', ...ends.map((end) => gain(received(end) - sent(end))), '0'],
    ...rest.map((row) => [...row.slice(0, -1), '0']),
  ])
  if (table.every((line) => line.length <= columns)) return [...title, ...table]
  const pairs = ends
    .flatMap((from) => ends.map((to) => ({ from, to, people: moved(from, to) })))
    .filter(({ people }) => people > 0)
    .toSorted((a, b) => b.people - a.people)
  return [...title, ...textTable(pairs.map(({ from, to, people }) => [`${from} to ${to}`, figure(people)]))]
}
