import { inflateRawSync } from 'node:zlib'
import { LONGEST_JSON, lettersOf, stateIn } from '../../analysis/link/link-text.ts'
import { refusalInWords, type Parsed } from '../../analysis/link/parse-state.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import { packageVersion } from '../command/version.ts'

/** What a link to the lab says of the scenario that is run. */
export interface ReadLink {
  /** Name of the shipped scenario. */
  scenario: string
  /** Text of a scenario of its own, in place of the shipped one. */
  own: string | null
  /** Its changes, users and seed as overrides `path=value`. */
  set: string[]
}

/**
 * Reads the hash of a link, which anyone may have written.
 * @param warn takes one line when another version made it
 * @throws CommandError (exit 3) when it cannot be used
 */
export function readLink(hash: string, warn: (text: string) => void): ReadLink {
  const version = packageVersion()
  const parsed = unpack(hash, version)
  if ('refusal' in parsed) {
    const { found, expected } = refusalInWords(parsed.refusal)
    throw new CommandError(EXIT.file, `the link: found ${found}, expected ${expected}`)
  }
  const { scenario, own, set, agents, seed, engine } = parsed.state
  if (engine !== version) warn(`The link was made by version ${engine}, this is ${version}: numbers may differ.`)
  return {
    scenario,
    own,
    set: [
      // As in the lab: the number of users first, so that a change of it counts.
      ...(agents === null ? [] : [`population.agents=${agents}`]),
      ...Object.entries(set).map(([path, text]) => `${path}=${text}`),
      ...(seed === null ? [] : [`seed=${JSON.stringify(seed)}`]),
    ],
  }
}

function unpack(hash: string, version: string): Parsed {
  const found = lettersOf(hash)
  if ('refusal' in found) return found
  try {
    const bytes = inflateRawSync(Buffer.from(found.letters, 'base64url'), { maxOutputLength: LONGEST_JSON })
    return stateIn(new TextDecoder('utf-8', { fatal: true }).decode(bytes), version)
  } catch (error) {
    return { refusal: { why: error instanceof RangeError ? 'tooLong' : 'notALink' } }
  }
}
