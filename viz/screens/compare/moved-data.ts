import type { WhoMovedData } from '../../charts/who-moved.ts'
import type { Home } from '../../charts/flows.ts'
import { nameOf, toneOf, type Lab } from '../../app/lab.ts'
import type { RunRecord } from '../../app/run-record.ts'
import { whoMoved } from './who-moved.ts'

/** Main homes by dot at every midnight, the one before the first day among them. */
const homesOf = ({ head, days }: RunRecord) => [head.crowd.main, ...days.map((day) => day.crowd.main)]

/**
 * Who lives on a platform in A on its fullest day, and where the same people live in B; null when nobody does,
 * or when the worlds have not the same people.
 *
 * @param a run of A, whole
 * @param b run of B, whole
 * @param lab the lab of A
 */
export function movedData(
  a: RunRecord,
  b: RunRecord,
  platform: string,
  lab: Lab,
): (WhoMovedData & { day: number }) | null {
  const { platforms } = a.head
  if (platforms.join() !== b.head.platforms.join() || a.head.crowd.main.length !== b.head.crowd.main.length) return null
  const { texts, format, perDot } = lab
  const slot = a.slot(platform)
  const { day, all, inB, onlyInB } = whoMoved(homesOf(a), homesOf(b), slot, platforms.length)
  if (all === 0) return null
  const homes: Home[] = [
    ...platforms.map((id) => ({ name: nameOf(lab, id), tone: toneOf(lab, id) })),
    { name: texts.offline, tone: null },
  ]
  const say = (k: number) =>
    k === slot
      ? texts.compare.areToo(homes[k]!.name)
      : k === platforms.length
        ? texts.compare.areOffline
        : texts.compare.areOn(homes[k]!.name)
  const groups = inB
    .map((dots, k) => ({ home: homes[k]!, dots, text: say(k) }))
    .filter(({ dots }) => dots > 0)
    .sort((p, q) => q.dots - p.dots)
  const name = homes[slot]!.name
  return {
    day,
    title: `${texts.compare.moved}: ${name}`,
    home: homes[slot]!,
    column: texts.compare.inA(name),
    groups,
    onlyInB: texts.compare.onlyInB(name, format.people(onlyInB * perDot)),
    dots: all,
    perDot,
  }
}
