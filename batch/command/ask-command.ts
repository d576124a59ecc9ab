import type { Command } from 'commander'
import type { Terminal } from './terminal.ts'

/** What every command is given. */
export interface Shell {
  program: Command
  terminal: Terminal
  signal: AbortSignal
}

/**
 * Declares a command that is about one thing, if any, and whose answer can be had as JSON.
 *
 * @param about the thing: how it is written in the usage (`<folder>`), and what it is
 */
export function askCommand(
  { program }: Shell,
  name: string,
  description: string,
  about?: readonly [argument: string, description: string],
): Command {
  const command = program.command(name).description(description)
  return (about ? command.argument(...about) : command).option('--json', 'as JSON')
}
