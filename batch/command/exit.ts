/** What the exit code of the command says. */
export const EXIT = {
  ok: 0,
  /** Our own fault. */
  fault: 1,
  /** The command line was not understood. */
  usage: 2,
  /** A file, or what it says, cannot be used. */
  file: 3,
  /** Interrupted. */
  interrupted: 5,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Ends the command with a message for people and an exit code. */
export class CommandError extends Error {
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode, message: string) {
    super(message)
    this.name = 'CommandError'
    this.exitCode = exitCode
  }
}
