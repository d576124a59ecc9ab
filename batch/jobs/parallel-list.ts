import { shellWord } from '../../analysis/tidy/command-line.ts'
import { sliceCommand, type Sliced } from './sliced.ts'

/**
 * A list of commands, one slice a line, for GNU parallel (`parallel < LIST`), or for a shell, which takes them one
 * after the other. A slice that is done while others are not counts as done.
 * Paths hold no end of a line.
 */
export function parallelList(sliced: Sliced): string {
  const start = `cd ${shellWord(sliced.directory)} && { ${sliceCommand(sliced)}`
  return Array.from(
    { length: sliced.slices },
    (_, part) => `${start} ${part + 1}/${sliced.slices} || [ $? -eq 75 ]; }\n`,
  ).join('')
}
