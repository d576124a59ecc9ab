import { Command } from 'commander'
import { expect, test } from 'vitest'
import { commandLine } from '../../../analysis/tidy/command-line.ts'
import { addRunOptions } from '../../../batch/command/run-options.ts'
import type { RunOptions } from '../../../batch/command/run-options.ts'

function optionsOf(...words: string[]): RunOptions {
  const command = addRunOptions(new Command('run').argument('<scenario>')).action(() => {})
  command.parse(words, { from: 'user' })
  return command.opts<RunOptions>()
}

test('what is left out has a default', () => {
  expect(optionsOf('toy')).toEqual({ set: [], format: 'csv', every: 1, progress: 'auto' })
})

test('overrides follow one another, with one --set or several', () => {
  expect(optionsOf('toy', '--set', 'a=1', 'b=2', '--set', 'c=3').set).toEqual(['a=1', 'b=2', 'c=3'])
})

test.each([
  ['3d', 3],
  ['2w', 14],
  ['1 week', 7],
])('--every %s is %d days', (text, days) => {
  expect(optionsOf('toy', '--every', text).every).toBe(days)
})

test('the command line of a table leaves out what the table does not depend on', () => {
  const options = optionsOf(
    'toy',
    '--seed',
    '2025#3',
    '--threads',
    '2',
    '--progress',
    'none',
    '--out',
    'there',
    '--every',
    '1w',
  )
  expect(commandLine('toy', options)).toBe("exodus run toy --seed '2025#3' --every 7d --format csv --out -")
})

test('words with quotes and spaces are quoted for a shell', () => {
  const options = optionsOf('toy', '--seed', "it's $HOME")
  expect(commandLine('my world.yaml', options)).toBe(
    `exodus run 'my world.yaml' --seed 'it'\\''s $HOME' --format csv --out -`,
  )
})
