#!/usr/bin/env node
import { CommanderError } from 'commander'
import { CommandError, EXIT } from './command/exit.ts'
import { createProgram } from './command/program.ts'
import { processTerminal } from './command/terminal.ts'
import { discardAllNow } from './files/atomic-file.ts'

// The command line: everything else is in the folders beside this file.

const terminal = processTerminal()
const interruption = new AbortController()

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(name, () => {
    if (interruption.signal.aborted) {
      // Asked twice: leave at once, but leave nothing behind.
      discardAllNow()
      process.exit(EXIT.interrupted)
    }
    interruption.abort(new CommandError(EXIT.interrupted, 'Interrupted. Nothing half-written was left.'))
  })

try {
  await createProgram(terminal, interruption.signal).parseAsync()
} catch (error) {
  process.exitCode = explain(told(error))
}
// All that was asked for is done and written. A library that still looks for a server that is away would keep the
// process for ever.
process.stdout.write('', () => process.exit())

/** After an interruption only that counts, whatever fails because of it. */
function told(error: unknown): unknown {
  const isInterruption = error instanceof CommandError && error.exitCode === EXIT.interrupted
  return interruption.signal.aborted && !isInterruption ? interruption.signal.reason : error
}

/** Says what went wrong and gives the exit code. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
  if (error instanceof CommandError) {
    if (error.message !== '') terminal.say(error.message)
    return error.exitCode
  }
  const { code, syscall, path, message, stack } = error as NodeJS.ErrnoException
  if (code !== undefined && syscall !== undefined) {
    terminal.say(`${path ?? syscall}: ${code === 'ENOSPC' ? 'the disk is full' : message}`)
    return EXIT.file
  }
  terminal.say(`This is a fault of exodus itself, not of yours. ${stack ?? String(error)}`)
  return EXIT.fault
}
