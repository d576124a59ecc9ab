/** Undirected edges: `from[k]` and `to[k]` are the two ends of edge k, users 0 .. users-1. */
export interface EdgeList {
  users: number
  from: Uint32Array
  to: Uint32Array
}
