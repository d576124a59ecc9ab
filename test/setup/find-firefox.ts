import type { TestProject } from 'vitest/node'
import { findProgram, missing, needProgram } from './system-programs.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the system's Firefox; empty where there is none. */
    firefox: string
  }
}

const FIREFOX = {
  name: 'Firefox',
  variable: 'FIREFOX',
  places: [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
  packages: ['firefox-esr'],
  elsewhere: 'Fedora: sudo dnf install firefox; macOS: brew install --cask firefox',
} as const

const WHY = 'the test that every browser gives the same bytes'

/**
 * Firefox is looked for, and installed as root on Debian. Elsewhere the one test that needs it is skipped, which is
 * said; in continuous integration (CI in the environment) it has to be there.
 */
export default function findFirefox(project: TestProject): void {
  const firefox = process.env['CI'] ? needProgram(FIREFOX, WHY) : findProgram(FIREFOX, WHY)
  if (firefox === undefined) process.stderr.write(`Skipped without Firefox: ${missing(FIREFOX, WHY)}\n`)
  project.provide('firefox', firefox ?? '')
}
