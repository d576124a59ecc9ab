import { exp } from '../numbers/exp.ts'
import type { Model } from '../scenario/scenario.ts'

/**
 * How contacts with friends act: fading with tauPeer and taken at the mean over their first day, or whole on
 * that day and never again. A contact that acts once is heard with the chance 1 - exp(-bPeer): the exposures
 * of someone add up against one unit-exponential threshold, which is the same as trying each by itself.
 *
 * @returns what a night leaves of a contact, and what a new one counts on its first day
 */
export function contactFading({ contact, tauPeer }: Model): { kept: number; first: number } {
  return contact === 'once' ? { kept: 0, first: 1 } : { kept: exp(-1 / tauPeer), first: exp(-0.5 / tauPeer) }
}
