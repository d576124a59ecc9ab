/** What the exit code of the command says. */
export const EXIT = {
  ok: 0,
  /** Our own fault. */
  fault: 1,
  /** The command line was not understood. */
  usage: 2,
  /** A file, or what it says, cannot be used. */
  file: 3,
  /** More runs of an experiment failed than it allows. */
  tooManyFailed: 4,
  /** Interrupted; an experiment goes on with `exodus resume`. */
  interrupted: 5,
  /** The server or the libraries that an engine needs are not there. */
  unreachable: 7,
  /** The folder is not one of an experiment. */
  notAFolder: 8,
  /** The runs of a slice are done, those of the others are not. */
  sliceIncomplete: 75,
  /** A published result was missed, or what was made again is another thing. */
  miss: 6,
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
