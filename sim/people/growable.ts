/** Doubles a typed array until it holds `length` elements; keeps what is in it. */
export function grown<A extends Int32Array | Uint32Array | Float64Array | Uint8Array>(array: A, length: number): A {
  if (length <= array.length) return array
  let size = Math.max(64, array.length)
  while (size < length) size *= 2
  const larger = new (array.constructor as new (size: number) => A)(size)
  larger.set(array as never)
  return larger
}

/** A list of whole numbers that grows, without an object per element. */
export class IntList {
  items: Uint32Array<ArrayBuffer> = new Uint32Array(64)
  count = 0

  push(value: number): void {
    if (this.count === this.items.length) this.items = grown(this.items, this.count + 1)
    this.items[this.count++] = value
  }

  clear(): void {
    this.count = 0
  }

  /** A copy of what is in it. */
  taken(): Uint32Array<ArrayBuffer> {
    return this.items.slice(0, this.count)
  }
}
