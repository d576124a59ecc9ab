/** The same words are said again after a minute at the earliest. */
const QUIET_MS = 60_000

/**
 * Says each line at most once a minute: a server that is away is told of by every command that it does not answer.
 *
 * @param now the time, in milliseconds
 */
export function sparingly(say: (line: string) => void, now: () => number): (line: string) => void {
  const said = new Map<string, number>()
  return (line) => {
    const before = said.get(line)
    if (before !== undefined && now() - before < QUIET_MS) return
    said.set(line, now())
    say(line)
  }
}
