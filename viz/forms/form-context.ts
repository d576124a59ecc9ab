import type { Lab } from '../app/lab.ts'
import { nameOf, platformsInOrder } from '../app/lab.ts'
import { STEP_NAMES } from '../../sim/scenario/funnel-steps.ts'
import type { Format } from '../texts/format.ts'
import type { Texts } from '../texts/index.ts'

/** What a form made from field descriptions has to know of the scenario it stands in. */
export interface FormContext {
  texts: Texts
  format: Format
  start: string
  days: number
  names: Readonly<Record<'platform' | 'segment' | 'step', readonly { value: string; text: string }[]>>
  /** The shipped value at a path, for the tick of a slider and the way back. */
  usual(path: string): unknown
  /** Overrides the value at a path by its text; null goes back to the shipped one. */
  change(path: string, text: string | null): void
}

export function formContext(lab: Lab): FormContext {
  const { texts, format, scenario, shipped, store } = lab
  return {
    texts,
    format,
    start: scenario.time.start,
    days: scenario.time.days,
    names: {
      platform: platformsInOrder(lab).map((value) => ({ value, text: nameOf(lab, value) })),
      segment: Object.entries(scenario.population.segments).map(([value, { title }]) => ({
        value,
        text: title ?? value,
      })),
      step: STEP_NAMES.map((value) => ({ value, text: texts.steps[value] })),
    },
    usual: (path) =>
      path
        .split('.')
        .reduce<unknown>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), shipped),
    change: (path, text) => store.override(path, text),
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
