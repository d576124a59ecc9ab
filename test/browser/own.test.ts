import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { canonicalText } from '../../sim/scenario/canonical-text.ts'
import { readScenario } from '../../sim/scenario/read-scenario.ts'
import { LabHost, eventually, link, violations, wholeRun } from './lab-page.ts'

const lab = new LabHost()

const shippedText = (name: string) => readFileSync(`scenarios/${name}.yaml`, 'utf8')
const read = (text: string, set: readonly string[] = []) =>
  readScenario({ text, file: 'x', set, load: (name) => ({ text: shippedText(name), file: name }) }).scenario!

const drop = (page: Page, name: string, text: string) =>
  page.evaluate(
    ([called, content]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([content!], called!))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    [name, text],
  )

const chosen = (page: Page) => page.locator('select.scenario option:checked').textContent()

test('a dropped scenario with mistakes opens as text with all of them, runs once they are mended, and can be undone', async () =>
  lab.open(
    await link(),
    async ({ page, complaints }) => {
      await wholeRun(page)
      const before = await chosen(page)
      await drop(page, 'mine.yaml', 'extends: phone-wall\ntitle: Mine\ntiem: {}\nplatforms:\n  rednote: { taste: 7 }\n')
      const found = page.locator('.own-text .mistakes li')
      await eventually(() => found.allTextContents()).toHaveLength(2)
      const [first, second] = await found.allTextContents()
      expect(first).toMatch(/^Line 3, column 1: tiem: found .*, expected .*; did you mean time\?$/)
      expect(second).toMatch(/^Line 5, column 21: platforms.rednote.taste: found "7", expected/)
      expect(await violations(page)).toEqual([])
      const area = page.locator('.own-text textarea')
      for (const [left, mended] of [
        [1, ''],
        [0, '  rednote: { taste: 0.5 }'],
      ] as const) {
        await found.getByRole('button').first().click()
        // What is selected is the mistake and the rest of its line.
        await area.evaluate((one: HTMLTextAreaElement) =>
          one.setSelectionRange(one.value.lastIndexOf('\n', one.selectionStart - 1) + 1, one.selectionEnd),
        )
        await page.keyboard.press('Delete')
        await page.keyboard.insertText(mended)
        await eventually(() => found.count()).toBe(left)
      }
      await page.getByRole('button', { name: 'Apply', exact: true }).click()
      await eventually(() => chosen(page)).toBe('Mine')
      await wholeRun(page)
      await page.getByLabel('Undo', { exact: true }).click()
      await eventually(() => chosen(page)).toBe(before)
      expect(complaints).toEqual([])
    },
    { bypassCSP: true },
  ))

test('the text has the changes made in the lab, and what is saved as YAML says what the lab ran', async () => {
  const set = { 'events.ban.enforcement': '0.5' }
  await lab.open(await link({ set, seed: 'seven' }), async ({ page, complaints }) => {
    await wholeRun(page)
    const choose = (text: string) => page.locator('select.scenario').selectOption({ label: text })
    const saved = page.waitForEvent('download')
    await choose('Save as YAML')
    const text = await readFile(await (await saved).path(), 'utf8')
    const wanted = ['events.ban.enforcement=0.5', 'seed=seven', 'population.agents=600']
    expect(canonicalText(read(text))).toBe(canonicalText(read(shippedText('us-tiktok-ban-2025'), wanted)))
    await choose('Edit as text…')
    const area = page.locator('.own-text textarea')
    expect(read(await area.inputValue()).seed).toBe('seven')
    await area.fill((await area.inputValue()).replace(/^title: .*$/m, 'title: Mine'))
    await page.keyboard.press('Escape')
    await page.getByText('not applied').waitFor()
    await page.getByRole('button', { name: 'Apply', exact: true }).click()
    await eventually(() => chosen(page)).toBe('Mine')
    await page.getByLabel('Undo', { exact: true }).click()
    await eventually(() => chosen(page)).not.toBe('Mine')
    expect(complaints).toEqual([])
  })
})

/** A circle of so many users, in which each knows the next one. */
const circle = (users: number, apart = ' ') =>
  Array.from({ length: users }, (_, user) => `${user}${apart}${(user + 1) % users}`).join('\n')

test('the people of the lab are those of an edge list that is dropped, one with mistakes can be mended, and it can be undone', async () =>
  lab.open(
    await link({ agents: 700 }),
    async ({ page, complaints }) => {
      await wholeRun(page)
      await drop(page, 'friends.csv', `${circle(300, ',')}\n7,7\n`)
      const found = page.locator('.own-text .mistakes li')
      await eventually(() => found.allTextContents()).toEqual([
        'Line 301, column 1: found user 7 with user 7, expected two different users',
      ])
      expect(await violations(page)).toEqual([])
      await page.locator('.own-text textarea').fill(circle(300, ','))
      await page.getByRole('button', { name: 'Apply', exact: true }).click()
      const saved = async () => {
        const download = page.waitForEvent('download')
        await page.locator('select.scenario').selectOption({ label: 'Save as YAML' })
        return read(await readFile(await (await download).path(), 'utf8'))
      }
      await eventually(async () => (await saved()).network).toMatchObject({ kind: 'imported', file: 'friends.csv' })
      await wholeRun(page)
      expect((await saved()).population.agents).toBe(300)
      await drop(page, 'friends.graphml', GRAPHML)
      await eventually(async () => (await saved()).population.agents).toBe(3)
      await page.getByLabel('Undo', { exact: true }).click()
      await page.getByLabel('Undo', { exact: true }).click()
      await eventually(async () => (await saved()).population.agents).toBe(700)
      expect(complaints).toEqual([])
    },
    { bypassCSP: true },
  ))

const GRAPHML = `<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="undirected">
<node id="a"/><node id="b"/><node id="c"/><edge source="a" target="b"/><edge source="b" target="c"/></graph></graphml>`

test('a link whose scenario needs an edge list asks for the file, and runs when it is dropped', async () => {
  const set = { 'network.kind': 'imported', 'network.file': 'friends.tsv' }
  await lab.open(await link({ set, agents: 50 }), async ({ page, complaints }) => {
    await page.getByText('friendships of the file “friends.tsv”').waitFor()
    await drop(page, 'friends.tsv', circle(50, '\t'))
    await wholeRun(page)
    expect(await page.getByText('friendships of the file').count()).toBe(0)
    const moves = () =>
      page.locator('.timeline rect').evaluateAll((all) => all.map((bar) => bar.getAttribute('height')).join())
    const before = await moves()
    // Another file of the same name takes its place.
    const everyone = Array.from({ length: 49 }, (_, user) => `0\t${user + 1}`).join('\n')
    await drop(page, 'friends.tsv', everyone)
    await eventually(async () => (await moves()) === before).toBe(false)
    expect(complaints).toEqual([])
  })
})
