/** What a table depends on beside its scenario, as the options of `exodus run` say it. */
export interface TableOptions {
  seed?: string
  agents?: string
  /** Overrides `path=value`. */
  set: readonly string[]
  format: string
  /** In days. */
  every: number
  metrics?: readonly string[]
}

/** The command that makes a table again: only what the table depends on. */
export function commandLine(scenario: string, { seed, agents, set, format, every, metrics }: TableOptions): string {
  const words = ['exodus', 'run', scenario]
  if (seed !== undefined) words.push('--seed', seed)
  if (agents !== undefined) words.push('--agents', agents)
  for (const one of set) words.push('--set', one)
  if (metrics) words.push('--metrics', metrics.join(','))
  if (every !== 1) words.push('--every', `${every}d`)
  words.push('--format', format, '--out', '-')
  return words.map(shellWord).join(' ')
}

/** A word as a POSIX shell reads it back. */
export function shellWord(word: string): string {
  return /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
