/** A user's relation to a platform. */
export const UNAWARE = 0
export const AWARE = 1
export const MEMBER = 2
export const LAPSED = 3

/** Mask of the stage in the state byte. */
export const STAGE = 3

/**
 * Days since, 0-30, or LONG_AGO: for members and lapsed since they last got in, for others since
 * they last saw a call. Kept in bits 2-6 of the state byte.
 */
export const SINCE_SHIFT = 2
export const SINCE_MASK = 0x7c
export const LONG_AGO = 31

/** Set on who has come back at least once. */
export const RETURNED = 0x80

/** In `since` of someone aware: failed tries (0-3), flags, and the number of the episode of interest. */
export const TRIES = 3
/** Refused by a wall; comes when it opens. */
export const WAITING = 4
/** In the queue of a platform at capacity. */
export const QUEUED = 8
export const EPISODE_SHIFT = 4
/** Episodes are told apart modulo 16, at least 64 days. */
export const EPISODE_MASK = 0xf0

/** Most tries to register before someone gives up for good. */
export const MOST_TRIES = 3

/** A friend counts as there while he got in within so many days. */
export const PRESENT_DAYS = 7
