import { text } from '../../sim/schema/make.ts'

/** A day of the scenario in an experiment, which may be left out. */
export const dayField = (doc: string) =>
  text({
    doc,
    max: 10,
    optional: true,
    pattern: '^(?:start|end|\\d{4}-\\d{2}-\\d{2})$',
    says: 'a day such as 2025-01-18, start or end',
  })
