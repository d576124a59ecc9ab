import { CommandError, EXIT } from '../command/exit.ts'
import type { ListedRun, RunList } from './run-list.ts'

/** Fewer digits of an id say too little. */
const LEAST_DIGITS = 4
const MOST_TOLD = 5

/**
 * The run of a study that is meant by the beginning of its id, or by its place `replicate/point/arm` (the arm by name
 * or number).
 *
 * @throws CommandError (exit 3) when there is none, or more than one
 */
export function findRun(runs: RunList, word: string): ListedRun {
  const hits = /^\d+\/\d+\//.test(word) ? atPlace(runs, word) : withId(runs, word.toLowerCase())
  if (hits.length === 1) return hits[0]!
  if (hits.length === 0)
    throw new CommandError(
      EXIT.file,
      `${word}: found no such run, expected the beginning of an id in the table runs (${LEAST_DIGITS} digits or more), ` +
        `or replicate/point/arm from 0/0/${runs.study.arms[0]!.name}`,
    )
  throw new CommandError(
    EXIT.file,
    `${word}: found several runs (${hits
      .slice(0, MOST_TOLD)
      .map(({ id }) => id.slice(0, word.length + LEAST_DIGITS))
      .join(', ')}), expected more digits`,
  )
}

function withId(runs: RunList, start: string): ListedRun[] {
  if (start.length < LEAST_DIGITS) return []
  const hits = new Map<string, ListedRun>()
  for (let index = 0; index < runs.length; index++) {
    const run = runs.at(index)
    if (run.id.startsWith(start)) hits.set(run.id, run)
  }
  return [...hits.values()]
}

function atPlace(runs: RunList, word: string): ListedRun[] {
  const { arms, points, replicates } = runs.study
  const [replicate, point, ...rest] = word.split('/')
  const name = rest.join('/')
  const named = arms.findIndex((arm) => arm.name === name)
  const [r, p, a] = [Number(replicate), Number(point), named >= 0 ? named : /^\d+$/.test(name) ? Number(name) : -1]
  if (r >= replicates || p >= points.length || a < 0 || a >= arms.length) return []
  return [runs.at((r * points.length + p) * arms.length + a)]
}
