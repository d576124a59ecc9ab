import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the system's Chromium. */
    chromium: string
  }
}

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const find = () => [process.env['CHROMIUM'] ?? '', ...PLACES].find((place) => place !== '' && existsSync(place))

/** The browser tests take the system's Chromium; on Debian as root it is installed where it is missing. */
export default function findChromium(project: TestProject): void {
  let chromium = find()
  if (!chromium && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    process.stderr.write('Chromium is missing and needed for the browser tests: installing it with apt-get.\n')
    const apt = (...args: string[]) =>
      execFileSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    apt('update', '-q')
    apt('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
    chromium = find()
  }
  if (!chromium)
    throw new Error(
      'The browser tests need Chromium or Chrome. Install it (Debian and Ubuntu: sudo apt-get install chromium; ' +
        'Fedora: sudo dnf install chromium; macOS: brew install --cask chromium), ' +
        'or set the environment variable CHROMIUM to the path of its program.',
    )
  project.provide('chromium', chromium)
}
