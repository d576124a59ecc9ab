import { setTimeout as later } from 'node:timers/promises'

/** Waits for work to end, well or badly, but no longer than so many milliseconds: a server that is away never answers. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const enough = new AbortController()
  const { signal } = enough
  await Promise.race([work.catch(() => {}), later(milliseconds, undefined, { signal }).catch(() => {})])
  enough.abort()
}
