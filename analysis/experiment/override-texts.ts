import type { Overrides } from './experiment.ts'

/** Overrides as texts `path=value`, in the order of their paths. */
export function overrideTexts(overrides: Overrides): string[] {
  return Object.entries(overrides).map(([path, value]) => `${path}=${value}`)
}
