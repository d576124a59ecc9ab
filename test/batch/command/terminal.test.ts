import { expect, test } from 'vitest'
import { showsUnicode } from '../../../batch/command/terminal.ts'

test.each([
  [{ LANG: 'en_US.UTF-8' }, 'linux', true],
  [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }, 'linux', false],
  [{ LC_CTYPE: 'C.utf8', LANG: 'C' }, 'linux', true],
  [{ LANG: 'en_US.UTF-8', TERM: 'dumb' }, 'linux', false],
  [{}, 'darwin', false],
  [{ WT_SESSION: '1' }, 'win32', true],
  [{}, 'win32', false],
])('%j on %s shows Unicode: %s', (env, platform, shows) => {
  expect(showsUnicode(env, platform)).toBe(shows)
})
