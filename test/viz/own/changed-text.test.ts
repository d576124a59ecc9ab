import { texts } from 'virtual:scenario-texts'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '../../../sim/scenario/canonical-text.ts'
import { changedText } from '../../../viz/own/changed-text.ts'
import { readOwn } from '../../../viz/own/read-own.ts'

const said = (text: string, set: readonly string[] = []) => canonicalText(readOwn(text, 'own.yaml', set).scenario!)
const US = texts['us-tiktok-ban-2025']!

const CHANGES: Readonly<Record<string, readonly string[]>> = {
  'a number': ['platforms.rednote.funnel.phone=0.5'],
  'a date': ['events.ban.start=2025-01-20 10:00'],
  'a text that looks like a number': ['seed="42"'],
  'an event that is switched off': ['events.ban.enabled=false'],
  'a value that is taken away': ['events.ban.delistFrom=null'],
  'users and seed': ['population.agents=17000', 'seed=two: words # and no comment'],
  'a network': ['network={"kind":"ring","degree":10}'],
}

describe('the text of a scenario with changes', () => {
  it.each(Object.entries(CHANGES))('says %s as --set does', (_, set) => {
    for (const text of Object.values(texts).filter((one) => readOwn(one, 'own.yaml', set).scenario))
      expect(said(changedText(text, set))).toBe(said(text, set))
  })

  it('keeps comments and order where the change has a place', () => {
    const changed = changedText(US, CHANGES['a number']!)
    const lines = new Set(changed.split('\n'))
    const lost = US.split('\n').filter((line) => !lines.has(line))
    expect(lost.length).toBeLessThan(US.split('\n').length / 10)
    expect(changed).toContain('# Eastern Standard Time throughout')
  })

  it('keeps of a scenario that extends another only what differs', () => {
    const changed = changedText(texts['phone-wall']!, CHANGES['a number']!)
    expect(changed).toContain('extends: us-tiktok-ban-2025')
    expect(changed.length).toBeLessThan(1000)
  })

  it('is the text itself when nothing is changed, or when the change does not fit', () => {
    expect(changedText(US, [])).toBe(US)
    expect(changedText(US, ['events.nowhere.start=never'])).toBe(US)
  })
})
