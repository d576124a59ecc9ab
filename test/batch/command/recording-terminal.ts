import type { Terminal } from '../../../batch/command/terminal.ts'

/** A terminal that keeps what it is given: data in `out`, lines for people in `err`. */
export function recordingTerminal() {
  const out: string[] = []
  const err: string[] = []
  const terminal: Terminal = {
    data: (data) => Promise.resolve(void out.push(String(data))),
    say: (line) => void err.push(line),
    stderr: process.stderr,
    screen: false,
    columns: 100,
    unicode: true,
  }
  return { terminal, out, err }
}
