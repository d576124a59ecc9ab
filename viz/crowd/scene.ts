import { PLACE_AREA, discRadius } from './hex-disc.ts'

/** Where the islands lie, in CSS px of the stage. The same on every day of a scenario. */
export interface Scene {
  width: number
  height: number
  /** Distance of neighbouring dots; area is people, so it is one for all islands, the ground and the halos. */
  pitch: number
  /** Centres by platform slot. */
  x: Float64Array
  y: Float64Array
  /** Height of the ground's lower edge. */
  ground: number
}

/** Gap between the outermost dots and the outline, and between the outline and the halo. */
export const RIM = 3

/**
 * Pitch of the dots when everyone's first and second home together cover a part of the stage.
 *
 * @param homes dots of all islands and all halos together
 * @param cover part of the stage, 0 to 1
 */
export function pitchFor(width: number, height: number, homes: number, cover: number): number {
  return Math.sqrt((cover * width * height) / (PLACE_AREA * Math.max(1, homes)))
}

/** Radius of an island's outline, in the unit of the pitch. */
export function outlineRadius(dots: number, pitch: number): number {
  return dots === 0 ? 0 : discRadius(dots) * pitch + RIM
}

/** Outer radius of the halo around an outline: as much area per person as inside. */
export function haloRadius(outline: number, dots: number, pitch: number): number {
  const inner = outline + RIM
  return Math.sqrt(inner * inner + (dots * PLACE_AREA * pitch * pitch) / Math.PI)
}

/** Steps in which people per dot are said: 1, 2, 2.5 or 5 times a power of ten. */
export function roundPeoplePerDot(people: number): number {
  const power = 10 ** Math.floor(Math.log10(people))
  const steps = [1, 2, 2.5, 5, 10]
  const nearest = steps.reduce((a, b) => (Math.abs(b - people / power) < Math.abs(a - people / power) ? b : a))
  return nearest * power
}
