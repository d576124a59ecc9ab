import { CommandError, EXIT } from './exit.ts'

/** Where data and words go. Data goes to standard output, words for people to standard error, unless a command has no data. */
export interface Terminal {
  /** Data: waits until it has been taken, ends the command quietly when the reader has gone. */
  data(data: string | Uint8Array): Promise<void>
  /** A line for people. */
  say(line: string): void
  /** Writes to standard error as it is. */
  stderr: NodeJS.WriteStream
  /** Whether standard output is a screen. */
  screen: boolean
  /** Width in characters. */
  columns: number
  /** Whether block and braille characters can be shown. */
  unicode: boolean
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process
  // A reader that has gone (`| head`) is told by the write itself; without listeners Node would crash.
  stdout.on('error', () => {})
  stderr.on('error', () => {})
  return {
    data: (data) =>
      new Promise((resolve, reject) => {
        stdout.write(data, (error) => (error ? reject(writingFailed(error)) : resolve()))
      }),
    say: (line) => void stderr.write(`${line}\n`),
    stderr,
    screen: stdout.isTTY === true,
    columns: stdout.columns ?? stderr.columns ?? 80,
    unicode: showsUnicode(env, process.platform),
  }
}

function writingFailed(error: NodeJS.ErrnoException): Error {
  if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return new CommandError(EXIT.ok, '')
  return new CommandError(EXIT.file, `standard output: ${error.message}`)
}

/** Whether the locale of an environment is one with Unicode and the terminal one with more than letters. */
export function showsUnicode(env: Readonly<Record<string, string | undefined>>, platform: string): boolean {
  if (env['TERM'] === 'dumb') return false
  if (platform === 'win32') return env['WT_SESSION'] !== undefined
  return /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '')
}
