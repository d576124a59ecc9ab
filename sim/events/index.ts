import { group } from '../schema/make.ts'
import { advertising } from './advertising.ts'
import { ban } from './ban.ts'
import { capacity } from './capacity.ts'
import { crossPromotion } from './cross-promotion.ts'
import { curiosity } from './curiosity.ts'
import { delist } from './delist.ts'
import { divestiture } from './divestiture.ts'
import { commonEventFields, type EventKind } from './event-kind.ts'
import { friction } from './friction.ts'
import { hostTone } from './host-tone.ts'
import { incentive } from './incentive.ts'
import { influencer } from './influencer.ts'
import { news } from './news.ts'
import { openRegistration } from './open-registration.ts'
import { outage } from './outage.ts'
import { phoneRequirement } from './phone-requirement.ts'
import { told } from './told.ts'
import { translation } from './translation.ts'

/** Every kind of event, by name. The schema, the forms and the engine read this list and no other. */
export const eventKinds = {
  ban,
  delist,
  news,
  influencer,
  told,
  advertising,
  incentive,
  crossPromotion,
  translation,
  hostTone,
  curiosity,
  friction,
  phoneRequirement,
  openRegistration,
  capacity,
  outage,
  divestiture,
} as const

type Kinds = typeof eventKinds

/** The kind under a name, its event type forgotten. */
export function kindOf(name: string): EventKind {
  return (eventKinds as unknown as Record<string, EventKind>)[name]!
}

type Variants = {
  [K in keyof Kinds]: {
    type: 'group'
    doc: string
    fields: Kinds[K]['fields'] & typeof commonEventFields
  }
}

/** An event in a scenario file. */
export const eventField = {
  type: 'variant',
  tag: 'kind',
  doc: 'Something that happens.',
  variants: Object.fromEntries(
    Object.entries(eventKinds).map(([key, kind]) => [
      key,
      group({ doc: kind.doc, fields: { ...kind.fields, ...commonEventFields } }),
    ]),
  ) as unknown as Variants,
} as const
