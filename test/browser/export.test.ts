import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { LabHost, eventually, link, violations, wholeRun } from './lab-page.ts'

const lab = new LabHost()

/** What leaves the page when something is pressed. */
async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download').catch(async (error: Error) => {
    // The page says why nothing came.
    const said = await page.getByRole('status').allTextContents()
    throw new Error(`${error.message}: ${said.join(' ')}`)
  })
  const [download] = await Promise.all([waiting, press()])
  return { name: (download as Download).suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** Width and height of a PNG, and whether it says what made it. */
function png(bytes: Buffer): { width: number; height: number; says: boolean } {
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), says: bytes.includes('scenario us-tiktok') }
}

/** The outermost size of an SVG, and what it is made of, as a browser reads it. */
const svg = (page: Page, bytes: Buffer) =>
  page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
    return {
      tag: root.tagName,
      width: Number(root.getAttribute('width')),
      height: Number(root.getAttribute('height')),
      charts: [...root.children].filter(({ tagName }) => tagName === 'svg').length,
      says: root.querySelector('metadata')?.textContent ?? '',
    }
  }, bytes.toString())

test('pictures leave at the size that was chosen, tables and the run as what they say, each with what made it', async () =>
  lab.open(
    await link({ time: 19 }),
    async ({ page, complaints }) => {
      await wholeRun(page)
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      const dialog = page.locator('dialog.export')
      await dialog.waitFor()
      expect(await violations(page)).toEqual([])
      const press = (name: string) => () => dialog.getByRole('button', { name, exact: true }).click()
      const [picture, scale] = [dialog.locator('select').nth(0), dialog.locator('select').nth(1)]
      expect(await scale.locator('option').allTextContents()).toEqual(['1×', '2×', '3×', '4×'])
      await scale.selectOption('1')
      const once = png((await saved(page, press('PNG'))).bytes)
      await scale.selectOption('3')
      const thrice = png((await saved(page, press('PNG'))).bytes)
      expect(thrice).toEqual({ width: once.width * 3, height: once.height * 3, says: true })
      const stage = await svg(page, (await saved(page, press('SVG'))).bytes)
      expect(stage).toMatchObject({ tag: 'svg', width: once.width, height: once.height })
      expect(stage.says).toContain('scenario us-tiktok-ban-2025')
      for (const name of await picture
        .locator('option')
        .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))) {
        await picture.selectOption(name)
        const { name: file, bytes } = await saved(page, press('SVG'))
        expect(file).toContain(name)
        expect((await svg(page, bytes)).tag, name).toBe('svg')
      }
      const run = JSON.parse((await saved(page, press('Scenario and record (JSON)'))).bytes.toString()) as object
      expect(Object.keys(run).length).toBeGreaterThan(2)
      const table = (await saved(page, press('Table (CSV)'))).bytes.toString()
      expect(table).toMatch(/^# made by: exodus [^]*\ndate,platform,segment,metric,value\n2024-12-31,/)
      expect(complaints).toEqual([])
    },
    { bypassCSP: true },
  ))

test('every chart of the lab is a table, and leaves as CSV, SVG and PNG; hashtag and search leave as one picture', async () =>
  lab.open(await link({ time: 19 }), async ({ page, complaints }) => {
    await wholeRun(page)
    const tools = page.locator('.charts .tools')
    const press = (name: string) => () => tools.getByRole('button', { name, exact: true }).click()
    for (const tab of ['daily', 'members', 'retention', 'flows', 'buzz', 'reasons']) {
      await page.locator(`#tab-${tab}`).click()
      const picture = await svg(page, (await saved(page, press('SVG'))).bytes)
      expect([picture.tag, picture.charts], tab).toEqual(['svg', tab === 'buzz' ? 2 : 0])
      const { name, bytes } = await saved(page, press('PNG'))
      expect([name, png(bytes).says], tab).toEqual([`exodus-${tab}.png`, true])
      expect(png(bytes).width, tab).toBeGreaterThan(2 * picture.width)
      expect((await saved(page, press('CSV'))).bytes.toString(), tab).toMatch(/^# .*\r\n# exodus /)
      await press('Table')()
      await eventually(() => page.locator('#chart table tbody tr').count()).toBeGreaterThan(0)
      await press('Chart')()
    }
    expect(complaints).toEqual([])
  }))

test('a film is made of the whole run, and can be stopped', async () =>
  lab.open(await link({ agents: 200 }), async ({ page, complaints }) => {
    await wholeRun(page)
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const dialog = page.locator('dialog.export')
    const make = dialog.getByRole('button', { name: 'Make the film' })
    const [format, speed] = [dialog.locator('select').nth(2), dialog.locator('select').nth(3)]
    await format.selectOption('webm')
    await make.click()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.getByRole('status').filter({ hasText: 'Nothing was saved' }).waitFor()
    await speed.selectOption({ index: (await speed.locator('option').count()) - 1 })
    const { name, bytes } = await saved(page, () => make.click())
    expect(name).toBe('exodus-us-tiktok-ban-2025-film.webm')
    // The mark of a Matroska file.
    expect(bytes.readUInt32BE(0)).toBe(0x1a45dfa3)
    expect(complaints).toEqual([])
  }))
