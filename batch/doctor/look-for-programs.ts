import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { CommandError } from '../command/exit.ts'
import { connect, withoutPassword } from '../engines/queue/connect.ts'
import { bad, good, note, type Finding } from './finding.ts'

const BROWSERS: readonly [name: string, programs: readonly string[]][] = [
  ['Chromium', ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']],
  ['Firefox', ['firefox', 'firefox-esr']],
]

/** Browsers that the project's own tests can use. Nobody needs one here to run the command. */
export function lookForBrowsers(path = process.env['PATH'] ?? ''): Finding[] {
  return BROWSERS.map(([name, programs]) => {
    const found = path
      .split(delimiter)
      .flatMap((folder) => programs.map((program) => join(folder, program)))
      .find(runs)
    return found === undefined ? note(name, 'not found; only the tests of the lab need it') : good(name, found)
  })
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Whether the server of a queue answers. */
export async function lookForRedis(url: string): Promise<Finding> {
  try {
    await connect(url)
    return good('Redis', `${withoutPassword(url)} answers`)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return bad('Redis', error.message)
  }
}
