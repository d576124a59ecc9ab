import { chmodSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { exodusIn, freshFolder, SMALL_WORLD } from './exodus.ts'

let folder: string

beforeAll(() => {
  folder = freshFolder()
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content)
  write('small.yaml', SMALL_WORLD)
  write('wrong.yaml', SMALL_WORLD.replace('foreign: true', 'foregin: true').replace('size: 1', 'size: many'))
  write(
    'dates.yaml',
    `${SMALL_WORLD}  ban: { kind: ban, platform: home, announced: 2025-01-05, start: 2025-01-04, end: 2025-01-02 }\n`,
  )
  write('no-day.yaml', SMALL_WORLD.replace('at: 2025-01-03', 'at: 2025-02-30'))
  write('shares.yaml', SMALL_WORLD.replace('aware: 0.5', 'aware: -0.5, funnel: { phone: 120 % }'))
  write('nowhere.yaml', SMALL_WORLD.replace('platform: away', 'platform: awai'))
  write('bomb.yaml', `${SMALL_WORLD}${yamlBomb()}`)
  write('binary.yaml', Uint8Array.of(0x6e, 0, 1, 2))
  write('latin1.yaml', Uint8Array.of(0x6e, 0x3a, 0xe9, 0x0a))
  write('huge.yaml', '')
  truncateSync(join(folder, 'huge.yaml'), 1e9)
  write('absolute.yaml', 'extends: /etc/hostname\nname: absolute\n')
  write('parent.yaml', 'extends: ../small\nname: parent\n')
  write('child.yaml', 'extends: small.yaml\nname: child\n')
  write('of-shipped.yaml', 'extends: us-tiktok-ban-2025\nname: of-shipped\n')
  write('a.yaml', 'extends: b.yaml\nname: a\n')
  write('b.yaml', 'extends: a.yaml\nname: b\n')
  write('observing.yaml', `${SMALL_WORLD}observed: [{ file: none.csv, series: s, platform: home, metric: dau }]\n`)
  write('importing.yaml', `${SMALL_WORLD}network: { kind: imported, file: none.csv }\n`)
  write('edges.csv', '0,1\n1,1\n2,999\n')
  write('friends.csv', '0,1\n1,2\n')
  write('locked.yaml', SMALL_WORLD)
  chmodSync(join(folder, 'locked.yaml'), 0)
  mkdirSync(join(folder, 'folder.yaml'))
})

/** Nine lists of nine lists of nine lists: a few hundred bytes that would become hundreds of millions of values. */
function yamlBomb(): string {
  const letters = [...'abcdefghi']
  const lines = letters.map((letter, k) => {
    const inner = Array.from({ length: 9 }, () => (k === 0 ? 'x' : `*${letters[k - 1]}`))
    return `${letter}: &${letter} [${inner.join(', ')}]\n`
  })
  return lines.join('')
}

const USAGE: [words: string, message: RegExp][] = [
  ['rum small.yaml', /unknown command 'rum'\n\(Did you mean run\?\)/],
  ['run small.yaml --agnts 3', /unknown option '--agnts'\n\(Did you mean --agents\?\)/],
  ['run', /missing required argument 'scenario'/],
  ['run small.yaml --every 12h', /Expected whole days or weeks, as 1d, 7d or 2w/],
  ['run small.yaml --format xlsx', /Allowed choices are csv, parquet/],
  ['run small.yaml --progress loud', /Allowed choices are auto, plain, json, none/],
  ['run small.yaml --threads none', /Expected a whole number from 1 to 256/],
  [
    'run small.yaml --metrics dau,membrs',
    /--metrics: found membrs, expected the name of a metric; did you mean members\?/,
  ],
  ['schema experimnt', /Allowed choices are scenario/],
]

test.each(USAGE)('exodus %s: usage', async (words, message) => {
  const { code, err, out } = await exodusIn(folder, ...words.split(' '))
  expect(err).toMatch(message)
  expect({ code, out }).toEqual({ code: 2, out: '' })
})

const FILES: [words: string, message: RegExp][] = [
  [
    'run us-tiktok-ban-202',
    /found no such scenario, expected a file, a link to the lab, or one of .*; did you mean us-tiktok-ban-2025\?/,
  ],
  ['run none.yaml', /^none\.yaml: found no such file, expected a file$/m],
  ['run folder.yaml', /^folder\.yaml: found a folder, expected a file$/m],
  ['validate binary.yaml', /^binary\.yaml: found a binary file, expected text$/m],
  ['validate latin1.yaml', /^latin1\.yaml: found bytes that are not UTF-8, expected text in UTF-8$/m],
  ['validate huge.yaml', /^huge\.yaml: found a file of 1,000 MB, expected at most 5 MB$/m],
  [
    'validate wrong.yaml',
    /^wrong\.yaml:6:\d+: platforms\.away\.foregin: .*did you mean foreign\?\nwrong\.yaml:8:\d+: events\.press\.size: found "many"/m,
  ],
  [
    'validate dates.yaml',
    /^dates\.yaml:9:\d+: events\.ban\.start: found 2025-01-04 00:00, expected a moment not before announced \(2025-01-05 00:00\)\ndates\.yaml:9:\d+: events\.ban\.end: found 2025-01-02 00:00, expected a moment not before start/m,
  ],
  [
    'validate no-day.yaml',
    /^no-day\.yaml:8:\d+: events\.press\.at: found "2025-02-30" \(no such moment\), expected a date such as/m,
  ],
  [
    'validate shares.yaml',
    /platforms\.away\.aware: found "-0\.5", expected a number from 0 to 1 .*\nshares\.yaml:6:\d+: platforms\.away\.funnel\.phone: found "120 %", expected a number from 0 to 1/,
  ],
  [
    'validate nowhere.yaml',
    /^nowhere\.yaml:8:\d+: events\.press\.platform: found "awai", expected the id of a platform, one of home, away; did you mean away\?$/m,
  ],
  ['run nowhere.yaml', /^nowhere\.yaml:8:\d+: events\.press\.platform: found "awai"/m],
  ['validate bomb.yaml', /^bomb\.yaml:\d+:\d+: .*found one more value, expected at most 100000 in a file$/m],
  [
    'explain small.yaml --agents 400M',
    /population\.agents: found 400,000,000, which need about .+ GB of memory, expected at most/,
  ],
  ['validate a.yaml', /a\.yaml.*b\.yaml.*a\.yaml/],
  ['validate absolute.yaml', /^absolute\.yaml:1:\d+: extends: found/m],
  ['validate parent.yaml', /^parent\.yaml:1:\d+: extends: found/m],
  ['validate small.yaml --set model.wfear=2', /^--set model\.wfear=2: .*did you mean model\.wFear\?/m],
  ['run small.yaml --agents many', /population\.agents: found "many"/],
  ['run observing.yaml', /found no file none\.csv beside it/],
  ['run importing.yaml', /found no file none\.csv beside it/],
  ['run small.yaml --set network.kind=imported network.file=edges.csv', /^edges\.csv:2:\d+: .*\nedges\.csv:3:\d+: /m],
  ['run small.yaml --out small.yaml', /^small\.yaml: found a file, expected a folder or a name that is free$/m],
  ['run small.yaml --out small.yaml/below', /^small\.yaml\/below: the folder cannot be made \(ENOTDIR\)$/m],
]

test.each(FILES)('exodus %s: file', async (words, message) => {
  const { code, err, out } = await exodusIn(folder, ...words.split(' '))
  expect(err).toMatch(message)
  expect({ code, out }).toEqual({ code: 3, out: '' })
})

test.skipIf(process.getuid?.() === 0)('a file that may not be read is said so', async () => {
  const { code, err } = await exodusIn(folder, 'validate', 'locked.yaml')
  expect({ code, err }).toEqual({
    code: 3,
    err: 'locked.yaml: found a file that may not be read, expected permission to read it\n',
  })
})

test.each(['small.yaml', 'child.yaml', 'of-shipped.yaml', 'us-tiktok-ban-2025'])('%s is valid', async (name) => {
  const { code, out } = await exodusIn(folder, 'validate', name)
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringMatching(/ is valid: \d+ platforms, \d+ events, \d+ days\.\n$/) as string,
  })
})

test('validate --json lists the mistakes for programs', async () => {
  const { code, out, err } = await exodusIn(folder, 'validate', 'wrong.yaml', '--json')
  expect({ code, err }).toEqual({ code: 3, err: '' })
  const { valid, mistakes } = JSON.parse(out) as { valid: boolean; mistakes: { path: string; line: number }[] }
  expect(valid).toBe(false)
  expect(mistakes.map(({ path, line }) => [path, line])).toEqual([
    ['platforms.away.foregin', 6],
    ['events.press.size', 8],
  ])
})

test('an edge list can be named on the command line', async () => {
  const words = ['run', 'small.yaml', '--set', 'network.kind=imported', 'network.file=friends.csv', '--json']
  expect((await exodusIn(folder, ...words)).code).toBe(0)
})

test('schema prints a JSON Schema', async () => {
  const { code, out } = await exodusIn(folder, 'schema')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' })
})

test('help and version are no mistakes', async () => {
  const [help, version] = await Promise.all([exodusIn(folder, 'run', '--help'), exodusIn(folder, '--version')])
  expect([help.code, version.code]).toEqual([0, 0])
  expect(help.out).toContain('--dry-run')
  expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/)
})
