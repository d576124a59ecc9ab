import type { TestProject } from 'vitest/node'
import { needProgram } from './system-programs.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the system's Chromium. */
    chromium: string
  }
}

/** The browser in which the lab is tested and its pictures are taken. */
export const CHROMIUM = {
  name: 'Chromium or Chrome',
  variable: 'CHROMIUM',
  places: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  packages: ['chromium', 'fonts-noto-cjk'],
  elsewhere: 'Fedora: sudo dnf install chromium; macOS: brew install --cask chromium',
} as const

/** The browser tests take the system's Chromium; on Debian as root it is installed where it is missing. */
export default function findChromium(project: TestProject): void {
  project.provide('chromium', needProgram(CHROMIUM, 'the browser tests'))
}
