/** What a draw for the network is for: the second part of its key, next to `Purpose.network`. Values are part of the format. */
export const Stream = {
  /** By user: word 0 the lognormal degree, word 1 its rounding, word 2 the rounding of its local share. */
  degree: 0,
  /** By community: the order of its stubs and the repairs of its ties. */
  local: 1,
  /** Of all: the order of the long stubs and their repairs. */
  long: 2,
  /** By community: the permutation of its stubs. */
  localPermutation: 3,
  /** Of all: the permutation of the long stubs. */
  longPermutation: 4,
  /** By user: ties to users before him, or ties that are rewired. */
  ties: 5,
} as const
