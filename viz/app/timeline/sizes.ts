/** Heights of the timeline in px: rows of flags, the line of the axis, and all of it. */
export const HEIGHT = 124
export const AXIS = 100
export const ROWS = [2, 42] as const
/** Highest bar of people moving. */
export const BAR = 42
/** Height of a flag's cloth. */
export const FLAG = 22
