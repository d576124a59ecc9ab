import { availableParallelism } from 'node:os'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { experimentField, REDIS_PATTERN } from '../../analysis/experiment/experiment-fields.ts'
import type { EngineName, EngineSetting } from '../engines/open-engine.ts'
import type { Slice } from '../experiment/slice.ts'
import type { ProgressMode } from '../progress/mode.ts'
import { FORMATS, type Format } from '../tables/format.ts'
import { progressOption } from './run-options.ts'

/** Options that all commands with many runs share. */
export interface StudyOptions extends EngineSetting {
  progress: ProgressMode
  json?: true
}

/** Declares the options on a command. */
export function addStudyOptions(command: Command): Command {
  return command
    .option(
      '--threads <number>',
      'runs computed at a time; results never depend on it',
      wholeNumber,
      availableParallelism(),
    )
    .addOption(
      new Option('--engine <engine>', 'where runs are computed (default: as the experiment says, or threads)').choices(
        experimentField.fields.execution.fields.engine.values,
      ),
    )
    .addOption(redisOption().implies({ engine: 'bullmq' satisfies EngineName }))
    .addOption(progressOption())
    .option('--json', 'what came out as JSON')
}

/** The address of a Redis. */
export const redisOption = () =>
  new Option('--redis <url>', 'address of the Redis, redis://host:6379 (default: EXODUS_REDIS)').argParser(addressOf)

function addressOf(value: string): string {
  if (!new RegExp(REDIS_PATTERN).test(value))
    throw new InvalidArgumentError('Expected an address such as redis://host:6379, or rediss:// with TLS.')
  return value
}

/** The format of the large tables of a result folder. */
export const formatOption = () =>
  new Option('--format <format>', 'format of the large tables').choices(FORMATS).default('parquet' satisfies Format)

/** A whole number from 1 to 9999. */
export function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('Expected a whole number from 1 to 9999.')
  return Number(value)
}

/** `2/8`: the second of eight slices. They count from 1. */
export function sliceOf(value: string): Slice {
  const [part = 0, of = 0] = /^[1-9]\d{0,6}\/[1-9]\d{0,6}$/.test(value) ? value.split('/').map(Number) : []
  if (part < 1 || part > of) throw new InvalidArgumentError('Expected a slice such as 1/8, from 1/8 to 8/8.')
  return { part: part - 1, of }
}
