import { kindOf } from '../events/index.ts'
import { METRICS } from '../observe/metrics.ts'
import { hashName } from '../random/hash.ts'
import { MOST_AUDIENCES } from '../run/messages.ts'
import { numeral, oneOf } from '../schema/expectation.ts'
import { quoted, type Mistakes } from '../schema/mistake.ts'
import { nearest } from '../schema/nearest.ts'
import { placeAt, type Tree } from '../schema/tree.ts'
import type { Scenario } from './scenario.ts'

/** A scenario of which parts may have been wrong, and are then missing. */
export type Draft = Partly<Scenario>

type Partly<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Item)[]
    ? readonly (Partly<Item> | undefined)[]
    : { readonly [K in keyof T]?: Partly<T[K]> }

/** Shares written with two or three digits add up to 1 within this. */
const ROUNDING = 1e-9

type Say = (path: readonly string[], found: string, expected: string, near?: string) => void

/**
 * Checks what no field can know alone: sums over fields, and fields that speak of one another.
 *
 * @param draft what the fields gave
 * @param tree the file that they were read from, for the places
 * @param start the first day, undefined when there is no such day
 */
export function crossCheck(draft: Draft, tree: Tree, start: number | undefined, mistakes: Mistakes): void {
  const say: Say = (path, found, expected, near) => mistakes.add(placeAt(tree, path), path, found, expected, near)
  checkStart(draft, start, say)
  checkSegments(draft, say)
  checkNetwork(draft, say)
  checkPlatforms(draft, say)
  checkAudiences(draft, say)
  checkObserved(draft, say)
}

function checkStart({ time }: Draft, start: number | undefined, say: Say): void {
  if (time?.start !== undefined && start === undefined)
    say(['time', 'start'], `${quoted(time.start)} (no such day)`, 'a day of the calendar')
}

function checkSegments({ population }: Draft, say: Say): void {
  const segments = Object.values(population?.segments ?? {})
  if (segments.length > 0 && segments.every((segment) => segment?.share === 0))
    say(['population', 'segments'], 'no segment with a share', 'a share above 0 for one of them')
}

function checkNetwork({ network }: Draft, say: Say): void {
  if (network === undefined || !('maxDegree' in network)) return
  const { degree, maxDegree } = network
  if (degree !== undefined && maxDegree !== undefined && degree > maxDegree)
    say(['network', 'degree'], numeral(degree), `at most maxDegree (${maxDegree})`)
}

function checkPlatforms({ platforms, population }: Draft, say: Say): void {
  const people = population?.people ?? Infinity
  const hashes = new Map<number, string>()
  for (const [id, platform] of Object.entries(platforms ?? {})) {
    const twin = hashes.get(hashName(id))
    if (twin !== undefined)
      say(['platforms', id], 'this id', `one that draws other numbers than ${twin}: rename one of the two`)
    hashes.set(hashName(id), id)
    if (platform === undefined) continue
    const { members = 0, aware = 0, waiting = 0, dau = 0 } = platform
    if (aware + members > 1 + ROUNDING)
      say(['platforms', id, 'aware'], numeral(aware), `aware and members (${numeral(members)}) of at most 1 together`)
    if (waiting > people)
      say(['platforms', id, 'waiting'], numeral(waiting), `at most population.people (${numeral(people)})`)
    if (dau > members * people)
      say(['platforms', id, 'dau'], numeral(dau), `at most its members, ${numeral(members)} of ${numeral(people)}`)
  }
}

/** Who belongs to which audience is a bit mask of each user, so there are only so many. */
function checkAudiences({ events }: Draft, say: Say): void {
  const audiences = new Map<string, Set<string>>()
  for (const [id, event] of Object.entries(events ?? {})) {
    if (event?.kind === undefined || event.enabled === false) continue
    const audience = kindOf(event.kind).audience?.(event as never)
    if (audience?.to === undefined) continue
    const { from, to, who } = audience
    const known = audiences.get(to) ?? new Set()
    audiences.set(to, known.add(`${who} ${from}`))
    if (known.size > MOST_AUDIENCES)
      say(
        ['events', id],
        `a ${known.size}th audience that is told of ${to}`,
        `at most ${MOST_AUDIENCES} different ones for a platform`,
      )
  }
}

function checkObserved({ observed }: Draft, say: Say): void {
  const names = METRICS.map((metric) => metric.name)
  for (const [index, series] of (observed ?? []).entries()) {
    const metric = series?.metric
    if (metric === undefined || names.includes(metric)) continue
    say(['observed', String(index), 'metric'], quoted(metric), oneOf(names), nearest(metric, names))
  }
}
