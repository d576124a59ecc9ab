import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { expect, inject, onTestFinished, test } from 'vitest'
import { OFFLINE_PAGE } from '../../viz/build/offline.ts'

test('the whole lab is one file that runs from a disk and asks for nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'exodus-offline-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  await build({ mode: 'offline', build: { outDir: folder, emptyOutDir: true }, logLevel: 'error' })
  expect(readdirSync(folder)).toEqual([OFFLINE_PAGE])

  const browser = await chromium.launch({
    executablePath: inject('chromium'),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  onTestFinished(() => browser.close())
  const page = await browser.newPage({ locale: 'ja-JP' })
  const asked: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  const address = pathToFileURL(join(folder, OFFLINE_PAGE)).href
  await page.goto(address)

  // Japanese is a part that other builds load on use; a change brings the checker, another one.
  await page.locator('html[lang=ja] .over circle').first().waitFor({ state: 'attached' })
  await page.locator('.rail .wall input').first().check()
  await page.locator('.progress:empty').waitFor({ state: 'attached' })
  expect(asked.filter((url) => !/^(?:data|blob):/.test(url))).toEqual([address])
  expect(complaints).toEqual([])
})
