import { createHash } from 'node:crypto'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { reportPage } from '../../../viz/report/report.ts'
import { sampleReport } from './sample.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')
const html = reportPage(sampleReport(), sha256)
const { document } = parseHTML(html)

test('the policy lets the style of the page through, and nothing else', () => {
  const policy = document.querySelector('meta[http-equiv]')!.getAttribute('content')
  const style = document.querySelector('style')!.textContent
  expect(policy).toContain(`default-src 'none'; style-src 'sha256-${sha256(style)}';`)
  expect(document.querySelectorAll('script, img, iframe, [style], [src], [onerror]')).toHaveLength(0)
  expect([...document.querySelectorAll('link')].map((link) => link.getAttribute('href'))).toEqual(['data:,'])
})

test('markup in names is text', () => {
  expect(document.querySelector('h1')!.textContent).toBe('</title><script>alert(1)</script>')
  expect(document.querySelector('.says')!.textContent).toContain('<img src=x onerror=alert(1)>')
  expect(html.match(/<(?:script|img)[^>]*>/)).toBeNull()
})

test('every chart stands there wide and narrow, with its table', () => {
  const figures = [...document.querySelectorAll('figure')]
  expect(figures).toHaveLength(9)
  for (const figure of figures) {
    expect(figure.querySelectorAll('svg')).toHaveLength(2)
    expect(figure.querySelectorAll('tbody tr')).toHaveLength(10)
  }
})

test('what came out stands before numbers, numbers before charts', () => {
  const titles = [...document.querySelectorAll('h2')].map((title) => title.textContent)
  expect(titles).toEqual(['What came out', 'Numbers', 'What the arms change', 'By day: dau', 'How it was made'])
  expect(document.querySelector('summary:not(figure summary)')!.textContent).toContain('By day: members')
})

test('colours are those of the page, light or dark, and of nothing else', () => {
  for (const shape of document.querySelectorAll('svg [fill], svg [stroke]'))
    for (const name of ['fill', 'stroke'])
      expect(shape.getAttribute(name) ?? 'none').toMatch(/^(none|var\(--[a-z0-9-]+\))$/)
})

test('the same report is the same page', () => {
  expect(reportPage(sampleReport(), sha256)).toBe(html)
})
