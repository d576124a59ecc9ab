import { setTimeout as later } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { wholeRun } from '../../test/browser/whole-run.ts'
import { median } from '../table.ts'
import { hashOf, nearest, seenIn, visit } from './visit.ts'

// What a reader waits for, each measured on the page itself. Times are in milliseconds.

/**
 * Opens the lab on a slow machine and does what a reader does first: plays, steps, looks at another chart.
 * @param isReady called when it can be used
 */
export function openAndUse(browser: Browser, url: string, isReady: () => void) {
  return visit(browser, url, { slow: true }, async ({ page }) => {
    isReady()
    const { ready, largest, blocking } = await seenIn(page)
    await page.keyboard.press(' ')
    await later(1500)
    await page.keyboard.press(' ')
    for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight')
    await page.locator('#tab-members').click()
    await page.locator('#tab-flows').click()
    await later(500)
    const { interaction, shift } = await seenIn(page)
    return { ready, largest, blocking, interaction, shift }
  })
}

/** Milliseconds between two frames while a crowd travels, at the 95th percentile, and of script for each. */
export function framesOf(browser: Browser, url: string, agents: number) {
  return visit(browser, url, { state: { agents, time: 12 } }, async ({ page, protocol }) => {
    await wholeRun(page)
    await protocol.send('Performance.enable')
    const script = async () =>
      (await protocol.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')!.value *
      1000
    await page.keyboard.press(' ')
    await later(500)
    const before = await script()
    const gaps = await page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const all: number[] = []
          let last = performance.now()
          const end = last + 4000
          const next = () => {
            const now = performance.now()
            all.push(now - last)
            last = now
            if (now < end) requestAnimationFrame(next)
            else resolve(all)
          }
          requestAnimationFrame(next)
        }),
    )
    return { gap: nearest(gaps, 0.95), script: ((await script()) - before) / gaps.length }
  })
}

/** How late a key is heard while a large run is computed and plays, at the 95th percentile. */
export function inputLag(browser: Browser, url: string, agents: number): Promise<number> {
  return visit(browser, url, { state: { agents } }, async ({ page }) => {
    await page.evaluate(() => {
      const lags: number[] = []
      Object.assign(window, { lags })
      addEventListener('keydown', (event) => lags.push(performance.now() - event.timeStamp), true)
    })
    await page.keyboard.press(' ')
    for (let k = 0; k < 80; k++) {
      await page.keyboard.press('Shift')
      await later(50)
    }
    return nearest(await page.evaluate(() => (window as unknown as { lags: number[] }).lags), 0.95)
  })
}

/** From a press on the timeline to another picture of the crowd. */
export function seekTime(browser: Browser, url: string, agents: number): Promise<number> {
  return visit(browser, url, { state: { agents } }, async ({ page }) => {
    await wholeRun(page)
    const box = (await page.locator('.track svg').first().boundingBox())!
    const times: number[] = []
    for (const share of [0.8, 0.3, 0.6, 0.45, 0.7]) {
      const changed = page.evaluate(async () => {
        const canvas = document.querySelector('canvas')!
        const copy = new OffscreenCanvas(160, 90).getContext('2d', { willReadFrequently: true })!
        const picture = () => {
          copy.drawImage(canvas, 0, 0, 160, 90)
          return copy.getImageData(0, 0, 160, 90).data.reduce((sum, byte, k) => (sum * 31 + byte * k) | 0, 0)
        }
        const before = picture()
        const pressed = await new Promise<number>((resolve) =>
          addEventListener('pointerdown', (event) => resolve(event.timeStamp), { once: true, capture: true }),
        )
        return new Promise<number>((resolve) => {
          const look = () => (picture() === before ? requestAnimationFrame(look) : resolve(performance.now() - pressed))
          requestAnimationFrame(look)
        })
      })
      await later(300)
      await page.mouse.click(box.x + box.width * share, box.y + 100)
      times.push(await changed)
      await later(300)
    }
    return median(times)
  })
}

/** From the choice of a person to the first line of the diary. */
export function diaryTime(browser: Browser, url: string, agents: number): Promise<number> {
  const of = (person: number) => ({ agents, view: 'why', person }) as const
  return visit(browser, url, { state: { agents } }, async ({ page }) => {
    await wholeRun(page)
    await page.evaluate(async (hash) => (location.hash = hash), await hashOf(of(1)))
    await page.locator('.diary-line').first().waitFor()
    const times: number[] = []
    for (const person of [agents - 7, agents >> 1, agents >> 2]) {
      const hash = await hashOf(of(person))
      times.push(
        await page.evaluate(async (there) => {
          const start = performance.now()
          const told = () => document.querySelector('.diary-line')
          const before = told()
          location.hash = there
          while (told() === before || !told()) await new Promise((resolve) => requestAnimationFrame(resolve))
          return performance.now() - start
        }, hash),
      )
    }
    return median(times)
  })
}

/** From a slider that is let go to the first days of the new run, and to its whole band. */
export function changeTime(browser: Browser, url: string) {
  return visit(browser, url, { state: {} }, async ({ page }) => {
    await wholeRun(page)
    await page.locator('.chart .bands[opacity="1"] path').first().waitFor({ state: 'attached' })
    return page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const bars = () => document.querySelectorAll('.timeline rect').length
      const band = () => document.querySelector('.chart .bands path')
      const slider = document.querySelector<HTMLInputElement>('.rail input[type=range]')!
      const all = bars()
      const start = performance.now()
      slider.value = String((Number(slider.min) + Number(slider.max)) / 3)
      for (const type of ['input', 'change']) slider.dispatchEvent(new Event(type, { bubbles: true }))
      while (bars() === all) await frame()
      while (bars() === 0) await frame()
      const line = performance.now() - start
      const isWhole = () => band()?.parentElement?.getAttribute('opacity') === '1'
      while (isWhole()) await frame()
      while (!isWhole()) await frame()
      return { line, band: performance.now() - start }
    })
  })
}

/** Megabytes that each run more leaves behind. */
export function heapGrowth(browser: Browser, url: string): Promise<number> {
  return visit(browser, url, { state: { agents: 5000 } }, async ({ page, protocol }) => {
    const used = async () => {
      await protocol.send('HeapProfiler.collectGarbage')
      return (await protocol.send('Runtime.getHeapUsage')).usedSize / 1e6
    }
    const runs = async (names: readonly string[]) => {
      for (const seed of names) await runAgain(page, seed)
    }
    await runs(['a', 'b', 'c'])
    const before = await used()
    await runs(['d', 'e', 'f', 'g'])
    return ((await used()) - before) / 4
  })
}

async function runAgain(page: Page, seed: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), await hashOf({ agents: 5000, seed }))
  await started(page)
  await wholeRun(page)
}

/** Waits until the page has begun another run. */
async function started(page: Page): Promise<void> {
  const all = await page.locator('.timeline rect').count()
  await page.waitForFunction((before) => document.querySelectorAll('.timeline rect').length < before, all)
}
