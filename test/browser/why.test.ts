import { expect, test } from 'vitest'
import { LabHost, eventually, link, violations, wholeRun } from './lab-page.ts'

const lab = new LabHost()

test('Why tells of someone who joined, with a glass, a lens and a diary that keys can walk', async () =>
  lab.open(
    await link({ view: 'why', time: 19 }),
    async ({ page, complaints }) => {
      await page.locator('.diary-line').first().waitFor()
      expect(await page.locator('h1.said').textContent()).toMatch(/^Why this person went to RedNote/)
      expect(await page.locator('.glass .mark').count()).toBeGreaterThan(0)
      await page.locator('.lens [role=option][aria-selected=true]').waitFor()
      await page.locator('.shares .mark').first().waitFor()
      const chosen = page.locator('.diary-line[aria-selected=true]')
      await page.locator('.diary').focus()
      await page.keyboard.press('Home')
      const first = await chosen.textContent()
      await page.keyboard.press('End')
      expect(await chosen.textContent()).not.toBe(first)
      expect(await violations(page)).toEqual([])
      expect(complaints).toEqual([])
    },
    { bypassCSP: true },
  ))

test('the lens on the stage leads to the diary of the person who was walked to', async () =>
  lab.open(await link({ time: 5 }), async ({ page, complaints }) => {
    await wholeRun(page)
    await page.locator('#stage').focus()
    await page.keyboard.press('Enter')
    const person = page.locator('.stage-lens .number')
    await person.waitFor()
    await page.locator('.stage-lens .lens-field:focus').waitFor()
    await person.fill('42')
    await person.press('Enter')
    await page.locator('#stage-lens-42[aria-selected=true]').waitFor()
    await page.locator('.stage-lens .lens-field:focus').waitFor()
    await page.keyboard.press('Enter')
    await eventually(() => page.locator('.why .said-range').textContent()).toMatch(/^Person 42 \(0 to 599\)/)
    expect(complaints).toEqual([])
  }))

test('Data and method shows tables with their sources, and lets no page be told where readers come from', async () =>
  lab.open(
    await link({ view: 'data' }),
    async ({ page, complaints }) => {
      await page.locator('[data-part=observed] summary').click()
      const address = page.locator('[data-part=observed] td a').first()
      expect(await address.getAttribute('href')).toMatch(/^https?:/)
      expect(await address.getAttribute('rel')).toBe('noreferrer')
      await page.locator('[data-part=parameters] summary').click()
      await page.getByText('model.wFear', { exact: true }).waitFor()
      await page.locator('[data-part=chart-daily] summary').click()
      await page.locator('[data-part=chart-daily] .table-box, [data-part=chart-daily] .note').first().waitFor()
      expect(await violations(page)).toEqual([])
      expect(complaints).toEqual([])
    },
    { bypassCSP: true },
  ))
