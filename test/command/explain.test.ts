import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { exodusIn, freshFolder, SMALL_WORLD } from './exodus.ts'

let folder: string
const explain = (...words: string[]) => exodusIn(folder, 'explain', 'small.yaml', ...words)

interface Facts {
  origin: { command: string; agents: number }
  notable: { user: number; platform: string; remark: string }[]
  user: number
  entries: { at: string; platform: string; kind: string; parts?: Record<string, number> }[]
  use: Record<string, string>
  start: Record<string, string>
}
const factsOf = (out: string) => JSON.parse(out) as Facts

beforeAll(() => {
  folder = freshFolder()
  writeFileSync(join(folder, 'small.yaml'), SMALL_WORLD.replace('away: {', 'away: { title: Far Away, value: 2,'))
})

test('without a user it names some worth asking about, and each has a diary', async () => {
  const [text, json] = await Promise.all([explain(), explain('--json')])
  expect(text.out).toMatch(/^ +\d+ {2}among the first to join Far Away, on 2025-01-\d\d$/m)
  const { notable } = factsOf(json.out)
  const first = notable.find(({ remark }) => remark === 'first')!
  expect(text.out).toContain(` ${first.user}  among the first to join Far Away`)

  const [diary, facts] = await Promise.all([
    explain('--user', String(first.user)),
    explain('--user', String(first.user), '--json'),
  ])
  expect(diary.out).toMatch(/^ {2}2025-01-\d\d \d\d:00 {2}joined Far Away: .+ \d+ %/m)
  expect(diary.out).toMatch(/^ {2}home +[█▒·]{10}$/m)
  const { user, entries, use, origin } = factsOf(facts.out)
  expect(user).toBe(first.user)
  expect(use['home']).toMatch(/^[012]{10}$/)
  const registered = entries.find(({ kind, platform }) => kind === 'registered' && platform === 'away')!
  expect(Object.values(registered.parts!).reduce((a, b) => a + b)).toBeCloseTo(1, 12)
  expect(origin.command).toBe(`exodus explain small.yaml --user ${user} --by time`)
})

test('a diary can be told platform by platform, of another seed and other values', async () => {
  const words = ['--user', '7', '--seed', '9', '--agents', '100', '--set', 'platforms.away.media=3']
  const [byTime, byPlatform] = await Promise.all([explain(...words), explain(...words, '--by', 'platform')])
  expect(byTime.out).toContain('100 agents, seed 9')
  const entries = (out: string) =>
    out.split('\n').filter((line) => /^ {2}\d{4}-\d\d-\d\d (\d\d:00|night) {2}/.test(line))
  expect(entries(byTime.out).length).toBeGreaterThan(0)
  expect(entries(byPlatform.out).toSorted()).toEqual(entries(byTime.out).toSorted())
  expect(byPlatform.out).toMatch(/^Far Away$/m)
})

test.each([
  ['--user 300', /^--user: found 300, expected one of 0 to 299$/m],
  ['--user me', /Expected the number of a user, from 0/],
  ['--by name', /Allowed choices are time, platform/],
])('explain %s is refused', async (words, message) => {
  const { code, err, out } = await explain(...words.split(' '))
  expect(err).toMatch(message)
  expect({ code, out }).toEqual({ code: 2, out: '' })
})
