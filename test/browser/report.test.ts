import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { expect, inject, onTestFinished, test } from 'vitest'
import { reportPage } from '../../viz/report/report.ts'
import { sampleReport } from '../viz/report/sample.ts'
import { violations } from './lab-page.ts'

test('a report opens from a disk, asks for nothing, fits a phone, and axe finds nothing in either look', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'exodus-report-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'report.html')
  writeFileSync(
    file,
    reportPage(sampleReport(), (text) => createHash('sha256').update(text).digest('base64')),
  )
  const browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox', '--disable-gpu'] })
  onTestFinished(() => browser.close())
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1280, 360]) {
      const said: string[] = []
      const plain = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
      plain.on('console', (message) => said.push(message.text()))
      plain.on('request', (request) => said.push(request.url()))
      await plain.goto(pathToFileURL(file).href)
      expect(said).toEqual([pathToFileURL(file).href])
      expect(await plain.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      expect(await plain.locator('svg:visible').count()).toBe(5)
      const checked = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
      await checked.goto(pathToFileURL(file).href)
      await checked.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)))
      expect(await violations(checked), `${width} px, ${colorScheme}`).toEqual([])
    }
})
