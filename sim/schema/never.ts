/** What the word `never` stands for in a duration or a limit. Finite, so that checked scenarios are plain JSON. */
export const NEVER = 1e18

/** Far beyond every simulated hour: the end of what does not end, and (negative) the start of what was always so. */
export const END_OF_TIME = 1e9
