import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** A program that tests need and that npm does not bring. */
export interface SystemProgram {
  /** What it is called, for people. */
  name: string
  /** Environment variable that may hold its path. */
  variable: string
  /** Where it usually is. */
  places: readonly string[]
  /** Packages of Debian that bring it. */
  packages: readonly string[]
  /** How to get it on other systems. */
  elsewhere: string
}

const find = ({ variable, places }: SystemProgram): string | undefined =>
  [process.env[variable] ?? '', ...places].find((place) => place !== '' && existsSync(place))

/**
 * Finds a program; as root on Debian it is installed where it is missing.
 *
 * @param why what it is needed for, in the words of a sentence: "the browser tests"
 */
export function findProgram(program: SystemProgram, why: string): string | undefined {
  const found = find(program)
  if (found !== undefined || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) return found
  process.stderr.write(`${program.name} is missing and needed for ${why}: installing it with apt-get.\n`)
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      // In this runlevel no service is started that a package brings.
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    })
  apt('update', '-q')
  apt('install', '-y', '-q', '--no-install-recommends', ...program.packages)
  return find(program)
}

/**
 * The path of a program without which tests cannot be run.
 *
 * @throws Error that says how to get it
 */
export function needProgram(program: SystemProgram, why: string): string {
  const found = findProgram(program, why)
  if (found === undefined) throw new Error(missing(program, why))
  return found
}

/** What is missing, and how to get it. */
export const missing = ({ name, packages, elsewhere, variable }: SystemProgram, why: string): string =>
  `${name} is needed for ${why}. Install it (Debian and Ubuntu: sudo apt-get install ${packages.join(' ')}; ${elsewhere}), ` +
  `or set the environment variable ${variable} to the path of its program.`
