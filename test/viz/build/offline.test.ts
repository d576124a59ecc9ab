import { describe, expect, it } from 'vitest'
import { withPolicy } from '../../../viz/build/offline.ts'

const page = (head: string) => `<html><head><meta charset="utf-8" />${head}</head></html>`

describe('the policy of the offline page', () => {
  it('lets run the scripts and styles that are in it, by their hashes', () => {
    const html = withPolicy(page('<script type="module">alert(1)</script><style>p{}</style>'))
    // echo -n 'alert(1)' | openssl dgst -sha256 -binary | base64
    expect(html).toContain("script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='")
    expect(html).toContain("default-src 'none'")
  })

  it.each([
    '<script src="./a.js"></script>',
    '<link rel="stylesheet" href="./a.css">',
    '<link rel="icon" href="./a.svg">',
  ])('is refused to a page that needs another file: %s', (head) => {
    expect(() => withPolicy(page(head))).toThrow('not whole')
  })

  it('is refused to a page that has no place for it', () => {
    expect(() => withPolicy('<html></html>')).toThrow('no <meta charset')
  })
})
