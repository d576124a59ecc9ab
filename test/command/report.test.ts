import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { exodusIn, freshFolder, SMALL_SWEEP, SMALL_WORLD } from './exodus.ts'

let folder: string
const exodus = (...words: string[]) => exodusIn(folder, ...words)

beforeAll(async () => {
  folder = freshFolder()
  writeFileSync(join(folder, 'small.yaml'), SMALL_WORLD)
  writeFileSync(join(folder, 'sweep.yaml'), SMALL_SWEEP)
  await exodus('sweep', 'sweep.yaml', '--out', 'many', '--progress', 'none')
})

test('a report says what came out of a folder, in words, tables and charts', async () => {
  expect(await exodus('report', 'many')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^many\/report\.html: \d+ charts, \d+ tables\.\n$/) as string,
  })
  const page = readFileSync(join(folder, 'many/report.html'), 'utf8')
  expect(page).toContain('peak (the highest dau.away), as-it-was: median ')
  expect(page).toContain('no-press (B) against as-it-was (A)')
  expect(page.match(/<svg/g)!.length).toBeGreaterThan(4)
  expect((await exodus('report', 'many', '--out', '-')).out).toBe(page)
})

test('an unfinished folder can be reported on, and the page says that it is not complete', async () => {
  await exodus('sweep', 'sweep.yaml', '--out', 'part', '--slice', '1/2', '--progress', 'none')
  await exodus('report', 'part', '--out', 'part.html')
  expect(readFileSync(join(folder, 'part.html'), 'utf8')).toMatch(/\d missing: this report is not complete/)
})

test('another folder is refused, and no page is left', async () => {
  expect((await exodus('report', '.')).code).toBe(8)
  expect(existsSync(join(folder, 'report.html'))).toBe(false)
})
