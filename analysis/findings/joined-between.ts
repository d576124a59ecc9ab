import { planOf } from '../../sim/run/plan.ts'
import { type Estimate, meanEstimate } from '../ensembles/interval.ts'
import { numberColumn, textColumn, wholeColumn } from '../tidy/column.ts'
import { pairsOf } from './difference-series.ts'
import type { Findings, Material, Row } from './findings.ts'
import { brief } from './words.ts'

const PARTS = ['both', 'only_first', 'only_this'] as const

const MEANING: Readonly<Record<(typeof PARTS)[number], string>> = {
  both: 'People who joined it in both arms, mean over pairs of runs.',
  only_first: 'People who joined it in the first arm and not in this one.',
  only_this: 'People who joined it in this arm and not in the first one.',
}

/**
 * Follows the same people into the other arm: who joined a platform in both, only in the first, only in this one.
 * Runs that share their seed have the same people with the same thresholds, if they have as many of them.
 */
export async function joinedBetween(material: Material): Promise<Findings> {
  const { study } = material
  const rows: Row[] = []
  const says: string[] = []
  for (let point = 0; point < study.points.length; point++)
    for (let arm = 1; arm < study.arms.length; arm++) {
      const names = [study.arms[arm]!.name, study.arms[0]!.name]
      const found = await joinedBy(material, point, arm)
      for (const { platform, parts } of found)
        rows.push([point, names[0]!, platform, ...parts.flatMap(({ value, lower, upper }) => [value, lower, upper])])
      const most = found.toSorted((a, b) => moved(b) - moved(a))[0]
      if (study.points.length === 1 && most && moved(most) > 0) {
        const [both, first, other] = most.parts.map(({ value }) => brief(value))
        says.push(
          `Person by person, ${most.platform}: ${both} joined it in both, ${first} only in ${names[1]}, ${other} only in ${names[0]}.`,
        )
      }
    }
  return {
    says,
    tables: [
      {
        name: 'joined',
        columns: [
          wholeColumn('point', 'Point of the design, from 0.'),
          textColumn('arm', 'Arm; it is set against the first one.'),
          textColumn('platform', 'Platform that was joined since the first day.'),
          ...PARTS.flatMap((part) => [
            numberColumn(part, 'people', MEANING[part]),
            numberColumn(`${part}_lower`, 'people', 'Lower end of its 95 % interval (Student).'),
            numberColumn(`${part}_upper`, 'people', 'Upper end of its 95 % interval (Student).'),
          ]),
        ],
        rows,
        shown: [...(study.arms.length > 2 ? ['arm'] : []), 'platform', ...PARTS],
      },
    ],
  }
}

interface Joined {
  platform: string
  /** In the order of PARTS, in people. */
  parts: Estimate[]
}

const moved = ({ parts }: Joined) => parts[1]!.value + parts[2]!.value

async function joinedBy(material: Material, point: number, arm: number): Promise<Joined[]> {
  const { scenario } = material.study.arms[0]!
  const slots = planOf(scenario).platforms.map(({ id }) => id)
  const others = planOf(material.study.arms[arm]!.scenario).platforms.map(({ id }) => id)
  const pairs = (await pairsOf(material, point, arm)).filter(
    ({ first, other }) => first.people.length > 0 && first.people.length === other.people.length,
  )
  return Object.keys(scenario.platforms).flatMap((platform) => {
    const slot = slots.indexOf(platform)
    const otherSlot = others.indexOf(platform)
    if (otherSlot < 0 || pairs.length === 0) return []
    const counts = pairs.map(({ first, other }) => {
      const weight = scenario.population.people / first.people.length
      const count = [0, 0, 0]
      first.people.forEach((bits, user) => {
        const [here, there] = [(bits >> slot) & 1, (other.people[user]! >> otherSlot) & 1]
        if (here || there) count[here && there ? 0 : here ? 1 : 2]!++
      })
      return count.map((people) => people * weight)
    })
    return [{ platform, parts: PARTS.map((_, part) => meanEstimate(counts.map((count) => count[part]!))) }]
  })
}
