import { expect, test } from 'vitest'
import { LabHost, eventually, link, wholeRun } from './lab-page.ts'

const lab = new LabHost()

test('Compare opens by its key with a sentence of its own, and its key goes back to the lab', async () =>
  lab.open(await link(), async ({ page, complaints }) => {
    await wholeRun(page)
    await page.keyboard.press('c')
    await page.locator('.compare h1 strong').waitFor()
    expect(await page.title()).toBe('Compare – Exodus')
    expect(await page.locator('main.lab').isVisible()).toBe(false)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await page.keyboard.press('c')
    await page.locator('main.lab').waitFor()
    await eventually(() => page.title()).not.toContain('Compare')
    expect(complaints).toEqual([])
  }))

test('a link opens Compare on its world B, and says what the runs found', async () =>
  lab.open(await link({ view: 'compare', against: 'phone-wall', agents: 2000 }), async ({ page, complaints }) => {
    const sentence = page.locator('.compare h1')
    await page.locator('.compare h1 strong').waitFor()
    expect(await sentence.textContent()).toMatch(/^With a Chinese number required, RedNote’s peak is \d+\s% lower$/)
    expect(await page.locator('.compare svg[role=group]').first().getAttribute('aria-label')).toContain('B minus A')
    expect(complaints).toEqual([])
  }))
