import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { outcomeOf, start, type Outcome } from './exodus.ts'

/** A command that runs, and what it will come to. */
export interface Running {
  child: ReturnType<typeof start>
  outcome: Promise<Outcome>
}

/** Starts a command. */
function launch(folder: string, ...words: string[]): Running {
  const child = start(folder, ...words)
  const running = { child, outcome: outcomeOf(child) }
  launched.push(running)
  return running
}

const launched: Running[] = []

/** Ends what a test that failed has left running. */
export async function endAll(): Promise<void> {
  for (const { child } of launched) child.kill('SIGKILL')
  await Promise.all(launched.map(({ outcome }) => outcome))
}

/** Resolves when something has come true. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await later(30)
}

/** How many results lie in the store of a folder. */
export function resultsIn(folder: string): number {
  const results = join(folder, '.store', 'results')
  if (!existsSync(results)) return 0
  return readdirSync(results).flatMap((name) =>
    readdirSync(join(results, name)).filter((file) => !file.startsWith('.')),
  ).length
}

/** Starts a sweep through a queue; resolves when workers can be started. */
export async function sweepThrough(url: string, folder: string, experiment: string, out: string): Promise<Running> {
  const words = ['--out', out, '--format', 'csv', '--progress', 'none', '--engine', 'bullmq', '--redis', url]
  const running = launch(folder, 'sweep', experiment, ...words)
  await until(() => existsSync(join(folder, out, '.store', 'id')) || running.child.exitCode !== null)
  return running
}

/** Starts a worker. */
export const work = (url: string, folder: string, store: string, concurrency = 1): Running =>
  launch(folder, 'worker', '--redis', url, '--store', store, '--concurrency', String(concurrency))

/** Stops workers as a person would, and gives what they came to. */
export function stop(workers: readonly Running[]): Promise<Outcome[]> {
  for (const { child } of workers) child.kill('SIGTERM')
  return Promise.all(workers.map(({ outcome }) => outcome))
}
