/**
 * Traits are levels in a byte, and the levels are the model: a trait is decoded to the middle of
 * its level. `unit` levels cover [0, 1); `wide` levels cover [0, 8) for traits with a mean of 1.
 */
export const unitLevel = (x: number): number => clampByte(Math.floor(x * 256))
export const unitValue = (level: number): number => (level + 0.5) / 256
export const wideLevel = (x: number): number => clampByte(Math.floor(x * 32))
export const wideValue = (level: number): number => (level + 0.5) / 32

/** Liking of a platform, without language: levels of 1/32 logit in [-4, 4). */
export const fitLevel = (x: number): number => clampByte(Math.floor((x + 4) * 32 + 0.5))
export const fitValue = (level: number): number => level / 32 - 4

/** Habit H in [0, 1], in 255 steps. */
export const habitValue = (level: number): number => level / 255

/** Friends told apart: beyond 255 more of them make no difference (x is .988 there). */
export const friendLevel = (friends: number): number => (friends > 255 ? 255 : friends)

/** x = n/(n+3): how much of full company n friends who are there make. */
export const companyOf = (friends: number): number => {
  const n = friendLevel(friends)
  return n / (n + 3)
}

function clampByte(level: number): number {
  return level < 0 ? 0 : level > 255 ? 255 : level
}
