/** A new main home has to have so much more of someone's time than the old one: homes do not flap from day to day. */
const MOVING = 1.25

/**
 * What decides where someone lives: the platform with most of his intended time, among those he has not
 * left, is his main home. Only compared with each other.
 *
 * @param weight exp(V), his intended visits
 * @param minutes length of a visit, in any unit
 */
export function intendedTime(weight: number, minutes: number, isHome: boolean): number {
  return weight * minutes * (isHome ? MOVING : 1)
}
