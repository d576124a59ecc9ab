import type { Field } from './field.ts'

/** The type of a checked value, derived from its description. */
export type Value<F> = F extends { type: 'number' | 'date' }
  ? number
  : F extends { type: 'choice'; values: infer V }
    ? V extends readonly (infer Item)[]
      ? Item
      : never
    : F extends { type: 'text' | 'name' }
      ? string
      : F extends { type: 'flag' }
        ? boolean
        : F extends { type: 'list'; item: infer Item }
          ? readonly Value<Item>[]
          : F extends { type: 'record'; value: infer Item }
            ? Readonly<Record<string, Value<Item>>>
            : F extends { type: 'group'; fields: infer Fields }
              ? GroupValue<Fields>
              : F extends { type: 'variant'; tag: infer Tag extends string; variants: infer Variants }
                ? {
                    [K in keyof Variants]: Variants[K] extends { fields: infer Fields }
                      ? Readonly<Record<Tag, K>> & GroupValue<Fields>
                      : never
                  }[keyof Variants]
                : never

/** A field without a default that may be left out is `undefined` when it is. */
export type GroupValue<Fields> = {
  readonly [K in keyof Fields]: Fields[K] extends { default: unknown }
    ? Value<Fields[K]>
    : Fields[K] extends { optional: true }
      ? Value<Fields[K]> | undefined
      : Value<Fields[K]>
}

export type Fields = Readonly<Record<string, Field>>
