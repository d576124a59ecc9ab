import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { LabHost, eventually, link, violations, wholeRun } from './lab-page.ts'

const lab = new LabHost()

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, bypassCSP: true }
const TABLET = { viewport: { width: 1000, height: 800 }, bypassCSP: true }

/** Upper edge of the sheet, px. */
const top = async (page: Page) => Math.round((await page.locator('.sheet').boundingBox())!.y)

test('the sheet of a phone is pulled up by keys and by dragging, and shows charts or levers', async () =>
  lab.open(
    await link({ time: 19 }),
    async ({ page, complaints }) => {
      await wholeRun(page)
      const grip = page.locator('.sheet .grip')
      const heights = [await top(page)]
      await grip.focus()
      for (let k = 0; k < 2; k++) {
        await page.keyboard.press('ArrowUp')
        await eventually(() => top(page)).toBeLessThan(heights.at(-1)!)
        await page.waitForTimeout(300)
        heights.push(await top(page))
      }
      expect(await grip.getAttribute('aria-valuenow')).toBe('3')
      await page.keyboard.press('Enter')
      await eventually(() => top(page)).toBe(heights[0])
      const box = (await grip.boundingBox())!
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width / 2, box.y - 160, { steps: 4 })
      await page.mouse.up()
      await eventually(() => top(page)).toBe(heights[1])
      expect(await page.locator('.rail').isVisible()).toBe(false)
      await page.getByRole('button', { name: 'Levers', exact: true }).click()
      await page.locator('.rail').waitFor()
      expect(await page.locator('.charts').isVisible()).toBe(false)
      // What the levers come to stays in sight.
      expect(await page.locator('.rail .result').textContent()).toMatch(/^RedNote: at most .+ a day, on \d+ January/)
      expect(await violations(page)).toEqual([])
      await page.locator('.sheet').getByRole('button', { name: 'Why', exact: true }).click()
      await page.locator('main.screen h1').waitFor()
      expect(complaints).toEqual([])
    },
    PHONE,
  ))

test('where there is no room beside the stage, levers are a drawer that keys open and close', async () =>
  lab.open(
    await link({ time: 19 }),
    async ({ page, complaints }) => {
      await wholeRun(page)
      const handle = page.locator('button.drawer')
      expect(await page.locator('.rail').isVisible()).toBe(false)
      await handle.focus()
      await page.keyboard.press('Enter')
      await page.locator('.rail').waitFor()
      expect(await handle.getAttribute('aria-expanded')).toBe('true')
      expect(await violations(page)).toEqual([])
      await page.locator('.rail input').first().focus()
      await page.keyboard.press('Escape')
      await eventually(() => page.locator('.rail').isVisible()).toBe(false)
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('drawer')
      expect(complaints).toEqual([])
    },
    TABLET,
  ))
