import type { Command, CommandName, Commands } from './commands.ts'

/**
 * A stretch of work that asks all shards for something, gets their answers in the order of the
 * shards, and goes on. Whoever drives it decides where the shards live.
 */
export type Work<Result> = Generator<Command, Result, Commands[CommandName]['answer'][]>

/** Asks all shards one thing. */
export function* ask<K extends CommandName>(command: { name: K } & Commands[K]['ask']): Work<Commands[K]['answer'][]> {
  return (yield command as Command) as Commands[K]['answer'][]
}

/** Drives work with shards elsewhere. */
export async function driveElsewhere<Result>(
  work: Work<Result>,
  obey: (command: Command) => Promise<Commands[CommandName]['answer'][]>,
): Promise<Result> {
  let step = work.next()
  while (step.done !== true) step = work.next(await obey(step.value))
  return step.value
}

/** Drives work with shards in this thread. */
export function drive<Result>(
  work: Work<Result>,
  obey: (command: Command) => Commands[CommandName]['answer'][],
): Result {
  let step = work.next()
  while (step.done !== true) step = work.next(obey(step.value))
  return step.value
}
