import type { Scenario } from '../../sim/scenario/scenario.ts'

/** Something that may have caused what happened, and the values without it. */
export interface Driver {
  name: string
  /** Overrides `path=value` that switch it off. */
  off: readonly string[]
}

/** Mechanisms of the model that can be switched off, by name: what is set to nothing then. */
const CHANNELS: Readonly<Record<string, readonly string[]>> = {
  fear: ['model.wFear=0'],
  protest: ['model.wReactance=0'],
  curiosity: ['model.wCuriosity=0'],
  owner: ['model.wOwner=0'],
  talk: ['model.bBuzz=0'],
  chart: ['model.bChart=0'],
  friends: ['model.bPeer=0', 'model.wPresenceJoin=0', 'model.wPresence=0', 'model.wStay=0', 'model.wReturn=0'],
  calls: ['model.callRate=0', 'model.endorsement=0'],
  reports: ['model.mediaBan=0'],
  outage: ['model.wOutage=0'],
  novelty: ['model.wNovelty=0'],
}

/** Names of the mechanisms that can be drivers. */
export const CHANNEL_NAMES: readonly string[] = Object.keys(CHANNELS)

/** Every event of a scenario that happens, by id: what is asked of when nothing is named. */
export function eventDrivers({ events }: Scenario): Driver[] {
  return Object.keys(events)
    .toSorted()
    .flatMap((id) => (events[id]!.enabled ? [eventDriver(id)] : []))
}

/** The driver under a name: an event that happens, or else a mechanism. @returns undefined when there is none */
export function driverNamed(name: string, { events }: Scenario): Driver | undefined {
  if (events[name]?.enabled) return eventDriver(name)
  return Object.hasOwn(CHANNELS, name) ? { name, off: CHANNELS[name]! } : undefined
}

const eventDriver = (id: string): Driver => ({ name: id, off: [`events.${id}.enabled=false`] })

/** Overrides of the world in which exactly the drivers of a coalition are on; bit i is driver i. */
export function coalitionTexts(drivers: readonly Driver[], coalition: number): string[] {
  return drivers.flatMap(({ off }, bit) => ((coalition >> bit) & 1 ? [] : off))
}
