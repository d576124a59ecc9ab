import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { version } from '../../package.json'
import { fromHash } from '../../viz/store/link.ts'
import { LabHost, eventually, link, moment, wholeRun } from './lab-page.ts'

const lab = new LabHost()

/** People who moved on each day, as the timeline draws them. */
const bars = (page: Page) =>
  page.locator('.timeline rect').evaluateAll((all) => all.map((bar) => bar.getAttribute('height')).join(' '))

const date = (page: Page) => page.locator('main.lab h1').textContent()

test('opens on the US case below any path, without an error', () =>
  lab.open('', async ({ page, complaints }) => {
    await page.locator('.over circle').first().waitFor({ state: 'attached' })
    expect(await page.locator('select.scenario').inputValue()).toBe('us-tiktok-ban-2025')
    expect(await date(page)).toContain('31 December')
    expect(complaints).toEqual([])
  }))

test('plays, steps, goes to the end and back by keys alone', async () =>
  lab.open(await link(), async ({ page, complaints }) => {
    await wholeRun(page)
    for (const [key, at] of [
      ['ArrowRight', 1],
      ['Shift+ArrowRight', 8],
      ['End', 75],
      ['Home', 0],
    ] as const) {
      await page.keyboard.press(key)
      await eventually(() => moment(page)).toBe(at)
    }
    await page.keyboard.press(' ')
    await eventually(() => moment(page)).toBeGreaterThan(0)
    await page.keyboard.press(' ')
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    expect(complaints).toEqual([])
  }))

test('scrubs where the timeline is pressed', async () =>
  lab.open(await link(), async ({ page }) => {
    await wholeRun(page)
    const box = (await page.locator('.track svg').first().boundingBox())!
    await page.mouse.click(box.x + box.width / 2, box.y + 100)
    await eventually(() => moment(page)).toBeGreaterThan(5)
    const middle = await moment(page)
    await page.mouse.click(box.x + box.width / 4, box.y + 100)
    await eventually(() => moment(page)).toBeLessThan(middle)
  }))

test('an event moved by keys keeps the focus, changes the run, and undo brings the same run back', async () =>
  lab.open(await link(), async ({ page }) => {
    await wholeRun(page)
    const before = await bars(page)
    const flag = page.locator('.flag.lever').first()
    const usual = await flag.getAttribute('aria-valuetext')
    await flag.focus()
    await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Shift+ArrowLeft')
    const moved = await page.evaluate(() => document.activeElement?.getAttribute('aria-valuetext'))
    expect([usual, moved]).toEqual(['12 Jan 00:00', '10 Jan 00:00'])
    await eventually(async () => (await bars(page)) === before).toBe(false)
    await wholeRun(page)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-valuetext'))).toBe(moved)
    await page.getByLabel('Undo', { exact: true }).click()
    await eventually(() => bars(page)).toBe(before)
  }))

test('an event that is dragged says its date, and is where it was let go', async () =>
  lab.open(await link(), async ({ page }) => {
    await wholeRun(page)
    const flag = page.locator('.flag.lever').first()
    const box = (await flag.locator('path').boundingBox())!
    await page.mouse.move(box.x + 20, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + 80, box.y + 10, { steps: 3 })
    const said = (await flag.locator('text').textContent())!
    await page.mouse.up()
    await eventually(() => flag.getAttribute('aria-valuetext')).toBe(said)
    expect(said).not.toBe('12 Jan 00:00')
  }))

test('a link opens the same moment, platform and colours, with its own change, and stays the same link', async () => {
  const state = { time: 19.5, colour: 'age', tab: 'members', set: { 'events.ban.enforcement': '0.5' } } as const
  await lab.open(await link(state), async ({ page, complaints }) => {
    await wholeRun(page)
    expect(await moment(page)).toBe(19.5)
    expect(await page.locator('input[name=colour]:checked').inputValue()).toBe('age')
    expect(await page.locator('[role=tab][aria-selected=true]').getAttribute('id')).toBe('tab-members')
    await page.getByRole('button', { name: 'Share' }).click()
    await page.locator('.notices p').waitFor()
    const written = await fromHash(new URL(page.url()).hash, version)
    expect(written).toEqual(await fromHash(await link(state), version))
    expect(complaints).toEqual([])
  })
})

test('another link in the same tab opens, and back returns to the one before', async () =>
  lab.open(await link(), async ({ page }) => {
    await wholeRun(page)
    const other = await link({ time: 30, tab: 'members' })
    await page.evaluate((hash) => (location.hash = hash), other)
    await eventually(() => moment(page)).toBe(30)
    await page.goBack()
    await eventually(() => moment(page)).toBe(0)
  }))

test('going to another screen and back by the browser leaves the run as it is', async () =>
  lab.open(await link(), async ({ page }) => {
    await wholeRun(page)
    const entries = () => page.evaluate(() => history.length)
    const before = await entries()
    await page.keyboard.press('c')
    await page.locator('main.screen h1').waitFor()
    // The address is written a moment later.
    await eventually(entries).toBe(before + 1)
    await page.goBack()
    await page.locator('main.lab').waitFor()
    // A new run would begin soon, with no day.
    const least = await page.evaluate(async () => {
      let fewest = Infinity
      for (const end = performance.now() + 1500; performance.now() < end;) {
        fewest = Math.min(fewest, document.querySelectorAll('.timeline rect').length)
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
      return fewest
    })
    expect(least).toBe(75)
  }))

const HOSTILE: Readonly<Record<string, () => Promise<string> | string>> = {
  'is longer than 8 kB': () => `#1.${'A'.repeat(9000)}`,
  'is no link': () => '#1.%3Cimg%20src=x%20onerror=alert(1)%3E',
  'has a wrong type': () => link({ time: 'noon' as unknown as number }),
  'has a huge number': () => link({ time: 1e300 }),
  'reaches for prototypes': () => link({ set: { '__proto__.polluted': '1' } }),
  'has markup in a name': () => link({ scenario: '<img src=x onerror=alert(1)>' }),
  'names a scenario that is not shipped': () => link({ scenario: 'nowhere' }),
}

test('a hostile link gives a message and nothing else', async () => {
  for (const [name, hash] of Object.entries(HOSTILE)) {
    await lab.open(await hash(), async ({ page, complaints }) => {
      await page.locator('.notices p').waitFor()
      expect(await page.locator('select.scenario').inputValue(), name).toBe('us-tiktok-ban-2025')
      expect(await page.locator('img').count(), name).toBe(0)
      expect(await page.evaluate(() => 'polluted' in {}), name).toBe(false)
      expect(complaints, name).toEqual([])
    })
  }
})

/** The crowd as it is painted now. */
const painted = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('canvas')!
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!
    copy.drawImage(canvas, 0, 0)
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height)
    return data.reduce((sum, byte, k) => (sum * 31 + byte * k) | 0, 0)
  })

test('dots travel within a day, unless motion is reduced', async () => {
  const at = async (page: Page, time: number, clock: string) => {
    const hash = await link({ time })
    await page.evaluate((there) => (location.hash = there), hash)
    await eventually(() => date(page)).toContain(clock)
  }
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    await lab.open(
      await link({ time: 19 }),
      async ({ page }) => {
        await wholeRun(page)
        await at(page, 18.8, '19:12')
        const there = await painted(page)
        // Another day in between, so that a picture seen is not one left over.
        await at(page, 30, '30 January')
        await eventually(async () => (await painted(page)) === there).toBe(false)
        await at(page, 18.6, '14:24')
        await eventually(async () => (await painted(page)) === there).toBe(reducedMotion === 'reduce')
      },
      { reducedMotion },
    )
  }
})

test('where a canvas cannot go to a worker, the crowd is painted in the page', async () =>
  lab.open(await link({ time: 19 }), async ({ page, complaints }) => {
    await page.addInitScript('delete HTMLCanvasElement.prototype.transferControlToOffscreen')
    await page.reload()
    await wholeRun(page)
    const dots = () =>
      page.evaluate(() => {
        const canvas = document.querySelector('canvas')!
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
        return data.filter((byte, k) => k % 4 === 3 && byte > 0).length
      })
    await eventually(dots).toBeGreaterThan(500)
    expect(complaints).toEqual([])
  }))
