import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toHash } from '../../viz/store/link.ts'
import { initialState, type LabState } from '../../viz/store/state.ts'
import { version } from '../../package.json'
import { LabHost, moment, wholeRun } from './lab-page.ts'

let lab: LabHost

beforeAll(async () => {
  lab = await LabHost.start()
}, 120_000)
afterAll(() => lab.stop())

const link = (change: Partial<LabState>) => toHash({ ...initialState(version), ...change })

test('opens on the US case below any path, without an error', async () => {
  const { page, complaints } = await lab.open()
  await wholeRun(page)
  expect(await page.locator('select.scenario').inputValue()).toBe('us-tiktok-ban-2025')
  expect(await page.locator('h1').textContent()).toContain('31 December')
  expect(complaints).toEqual([])
  await page.context().close()
})

test('scrubs where the timeline is pressed', async () => {
  const { page } = await lab.open()
  await wholeRun(page)
  const box = (await page.locator('.track svg').first().boundingBox())!
  await page.mouse.click(box.x + box.width / 2, box.y + 100)
  const middle = await moment(page)
  expect(middle).toBeGreaterThan(5)
  await page.mouse.click(box.x + box.width / 4, box.y + 100)
  expect(await moment(page)).toBeLessThan(middle)
  await page.context().close()
})

const HOSTILE: Readonly<Record<string, () => Promise<string> | string>> = {
  'is longer than 8 kB': () => `#1.${'A'.repeat(9000)}`,
  'is no link': () => '#1.%3Cimg%20src=x%20onerror=alert(1)%3E',
  'has a wrong type': () => link({ time: 'noon' as unknown as number }),
  'has a huge number': () => link({ time: 1e300 }),
  'reaches for prototypes': () => link({ set: { '__proto__.polluted': '1' } }),
  'has markup in a name': () => link({ scenario: '<img src=x onerror=alert(1)>' }),
}

test.each(Object.keys(HOSTILE))('a link that %s gives a message and nothing else', async (name) => {
  const { page, complaints } = await lab.open(await HOSTILE[name]!())
  expect(await page.locator('.notices').textContent()).not.toBe('')
  expect(await page.locator('select.scenario').inputValue()).toBe('us-tiktok-ban-2025')
  expect(await page.locator('img').count()).toBe(0)
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
  expect(complaints).toEqual([])
  await page.context().close()
})

/** The crowd as it is painted now. */
const painted = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('canvas')!
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!
    copy.drawImage(canvas, 0, 0)
    return copy
      .getImageData(0, 0, canvas.width, canvas.height)
      .data.reduce((sum, byte, k) => (sum * 31 + byte * k) | 0, 0)
  })

test('with reduced motion nobody travels within a day', async () => {
  const { page } = await lab.open(await link({ time: 14.2 }), { reducedMotion: 'reduce' })
  await wholeRun(page)
  await page.waitForTimeout(300)
  const before = await painted(page)
  const box = (await page.locator('.track svg').first().boundingBox())!
  const head = (await page.locator('.playhead[role=slider]').boundingBox())!
  await page.mouse.click(head.x + head.width / 2 + 4, box.y + 100)
  expect(Math.round(await moment(page))).toBe(14)
  await page.waitForTimeout(300)
  expect((await painted(page)) === before).toBe(true)
  await page.context().close()
})

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  ['en-GB', 'ja-JP', 'zh-CN'].flatMap((locale) => [360, 1280].map((width) => ({ colorScheme, locale, width }))),
)

test.each(LOOKS)('axe finds nothing: $colorScheme, $locale, $width px', async ({ colorScheme, locale, width }) => {
  const hash = await link({ time: 19, set: { 'population.agents': '2000' } })
  const viewport = { width, height: 900 }
  const { page } = await lab.open(hash, { colorScheme, locale, viewport, bypassCSP: true })
  await wholeRun(page)
  await page.addScriptTag({ content: AXE })
  const found = await page.evaluate<string[]>(
    `axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).join(', ')))`,
  )
  expect(found).toEqual([])
  await page.context().close()
})
