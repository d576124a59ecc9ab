import { expect, test } from 'vitest'
import { formatMistake, Mistakes } from '../../sim/schema/mistake.ts'
import { MAX_FILE_BYTES, parseTree } from '../../sim/scenario/parse-tree.ts'

function parse(text: string) {
  const mistakes = new Mistakes()
  const tree = parseTree(text, 'f.yaml', mistakes)
  return { tree, mistakes: mistakes.list().map(formatMistake) }
}

const mistakesIn = (text: string) => parse(text).mistakes

test('every value keeps its place and its text', () => {
  const { tree } = parse('a: 1\nb:\n  - "0x1F"\n')
  expect(tree).toMatchObject({ kind: 'map', place: { file: 'f.yaml', line: 1, column: 1 } })
  const list = tree?.kind === 'map' ? tree.entries.get('b') : undefined
  expect(list).toMatchObject({
    key: { line: 2, column: 1 },
    value: { kind: 'list', items: [{ kind: 'scalar', text: '0x1F', plain: false, place: { line: 3, column: 5 } }] },
  })
})

test('JSON is read with the same places, tabs between its values included', () => {
  const { tree, mistakes } = parse('{\n\t"a": [1]\n}')
  expect(mistakes).toEqual([])
  expect(tree).toMatchObject({ kind: 'map' })
})

test('a file may begin with a byte order mark and end its lines as on Windows', () => {
  expect(parse('\ufeffa: 1\r\nb: 2\r\n').mistakes).toEqual([])
})

test.each([
  ['', 'f.yaml:1:1: found an empty file, expected a map'],
  ['a:\n\tb: 1', 'f.yaml:2:1: found a tab, expected spaces for indentation'],
  ['a: 1\na: 2', 'f.yaml:2:1: a: found the name a second time, expected each name once'],
  [
    'a: b: c',
    'f.yaml:1:4: found a second colon on the line, expected one name and one value (quote a text that has a colon)',
  ],
  ['a: !!int 1', 'f.yaml:1:10: a: found the tag "tag:yaml.org,2002:int", expected a value without a tag'],
  ['a: !own {b: 1}', 'f.yaml:1:9: a: found the tag "!own", expected a value without a tag'],
  ['a: 1\n---\nb: 1', 'f.yaml:2:1: found a second document, expected one document in a file'],
  ['%OWN x\n---\na: 1', 'f.yaml:1:1: found a directive, expected a file without directives'],
  ['a: x\0y', 'f.yaml:1:5: found a NUL character, expected text in UTF-8'],
  ['a: "x\\0y"', 'f.yaml:1:4: a: found a NUL character, expected text in UTF-8'],
  ['a: caf\ufffd', 'f.yaml:1:7: found bytes that are not UTF-8, expected text in UTF-8'],
  ['a: \ud800', 'f.yaml:1:4: found half a character, expected text in UTF-8'],
  ['? {a: 1}\n: 2', 'f.yaml:1:3: found a name that is no text, expected a name'],
  ['a: *b', 'f.yaml:1:4: a: found "*b", expected an alias of an anchor that stands complete before it'],
  ['a: &b [*b]', 'f.yaml:1:8: a.0: found "*b", expected an alias of an anchor that stands complete before it'],
])('%j is a mistake that says where and what', (text, line) => {
  expect(mistakesIn(text)).toEqual([line])
})

test('an anchor may be used again', () => {
  const { tree, mistakes } = parse('a: &x {b: 1}\nc: *x')
  expect(mistakes).toEqual([])
  expect(tree?.kind === 'map' && tree.entries.get('c')?.value).toEqual(
    tree?.kind === 'map' && tree.entries.get('a')?.value,
  )
})

test.each([
  ['[', 1],
  ['- ', 1],
  ['? ', 1],
  ['- a: - ', 1],
  ['{a: ', 1],
])('nesting by %j without end is refused', (piece) => {
  expect(mistakesIn(piece.repeat(20_000))[0]).toMatch(/found deep nesting, expected at most 40 levels$/)
})

test('aliases that multiply are refused', () => {
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x]']
  for (let i = 1; i < 10; i++)
    bomb.push(
      `a${i}: &a${i} [${Array(8)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    )
  expect(mistakesIn(bomb.join('\n'))[0]).toMatch(/found one more value, expected at most 100000 in a file$/)
})

test('many aliases are refused', () => {
  const lines = Array.from({ length: 101 }, (_, i) => `k${i}: *x`)
  expect(mistakesIn(['x: &x 1', ...lines].join('\n'))).toEqual([
    'f.yaml:102:7: k100: found one more alias, expected at most 100 in a file',
  ])
})

test('files that are too large are refused before they are read', () => {
  expect(mistakesIn(' '.repeat(MAX_FILE_BYTES + 1))).toEqual([
    'f.yaml:1:1: found 5000001 characters, expected at most 5000000',
  ])
  expect(mistakesIn('- a\n'.repeat(100_000))[0]).toMatch(/found a very long file, expected at most 300000 tokens$/)
})
