import { verifyFile, type Verification } from '../verify/verify-file.ts'
import { CommandError, EXIT } from './exit.ts'
import type { StudyOptions } from './study-options.ts'
import type { Terminal } from './terminal.ts'

/**
 * `exodus verify FILE`: makes a file again and compares it.
 * @throws CommandError exit 6 when it differs
 */
export async function verifyFileCommand(
  path: string,
  options: StudyOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const found = await verifyFile(path, options, terminal, signal)
  await terminal.data(options.json ? `${JSON.stringify(found)}\n` : `${inWords(found)}\n`)
  if (!found.same) throw new CommandError(EXIT.miss, '')
}

function inWords({ file, same, madeBy, current, difference }: Verification): string {
  const other = madeBy === current ? '' : ` It was made by ${madeBy}, this is ${current}.`
  if (same || !difference)
    return `${file}: made again, the same to the byte${file.endsWith('run.json') ? ' but for the seconds it took' : ''}.${other && `${other} Both give the same numbers.`}`
  const { line, offset, found, expected } = difference
  const place = line === undefined ? `after ${offset} bytes` : `in line ${line}`
  return [
    `${file}: made again, it is another one.${other && `${other} Versions may differ in their numbers; only the one that made a file can confirm it.`}`,
    `  first difference ${place}:`,
    `  found     ${found}`,
    `  expected  ${expected}`,
  ].join('\n')
}
