import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, normalize, sep } from 'node:path'
import { hashIn } from '../../analysis/link/link-text.ts'
import { nearest } from '../../sim/schema/nearest.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import { readLink } from './read-link.ts'
import { readText } from './read-text.ts'
import { shippedFolder, shippedNames } from './shipped.ts'

/** A scenario's text, and where it and the files that it names lie. */
export interface ScenarioSource {
  text: string
  /** Name of the file in messages. */
  file: string
  /** Loads what a scenario extends: one that comes with the package, or a file beside it. */
  load(name: string, fromFile: string): { text: string; file: string } | undefined
  /** Path of a file that the scenario names, or undefined when there is none: beside it first, then among the shipped ones. */
  beside(name: string): string | undefined
  /** Overrides `path=value` that come with it: those of a link. */
  set: readonly string[]
}

/**
 * Finds a scenario by the name of a shipped one, by the path of a file, or by a link to the lab.
 * @param limit of each file, in bytes
 * @param warn takes what is worth saying about a link
 * @throws CommandError (exit 3) when there is none or it cannot be read
 */
export function findScenario(source: string, limit: number, warn: (text: string) => void): ScenarioSource {
  const hash = existsSync(source) ? undefined : hashIn(source)
  if (hash === undefined) return findFile(source, limit)
  const link = readLink(hash, warn)
  const shipped = shippedNames()
  if (!shipped.includes(link.scenario)) throw unknownScenario(link.scenario, shipped)
  const base = findFile(link.scenario, limit)
  return { ...base, ...(link.own === null ? {} : { text: link.own, file: 'the link' }), set: link.set }
}

function findFile(source: string, limit: number): ScenarioSource {
  // Folders of the files met so far, by the name that messages use for them.
  const folders = new Map<string, string>()
  const open = (path: string, file: string) => {
    const text = readText(path, limit)
    folders.set(file, dirname(path))
    return { text, file }
  }
  const openShipped = (name: string) => open(join(shippedFolder(), `${name}.yaml`), `scenarios/${name}.yaml`)
  const shipped = shippedNames()
  const isPath = /[./\\]/.test(source)
  if (!isPath && !shipped.includes(source) && !existsSync(source)) throw unknownScenario(source, shipped)
  const first = shipped.includes(source) ? openShipped(source) : open(source, source)
  const folder = folders.get(first.file)!
  return {
    ...first,
    set: [],
    load(name, fromFile) {
      if (shipped.includes(name)) return openShipped(name)
      const from = folders.get(fromFile)
      if (from === undefined || !staysBelow(name)) return undefined
      const file = [name, `${name}.yaml`].find((one) => existsSync(join(from, one)))
      return file === undefined ? undefined : open(join(from, file), join(dirname(fromFile), file))
    },
    beside(name) {
      if (!staysBelow(name)) return undefined
      return [folder, shippedFolder()].map((where) => join(where, name)).find((path) => existsSync(path))
    },
  }
}

/** What a file names lies beside it or below: a scenario from a stranger cannot point anywhere else. */
export function staysBelow(name: string): boolean {
  return !isAbsolute(name) && !/^[a-z]:/i.test(name) && normalize(name).split(sep)[0] !== '..'
}

function unknownScenario(name: string, shipped: readonly string[]): CommandError {
  const meant = nearest(name, shipped)
  return new CommandError(
    EXIT.file,
    `${name}: found no such scenario, expected a file, a link to the lab, or one of ${shipped.join(', ')}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  )
}
