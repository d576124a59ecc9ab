/**
 * The steps of a registration, in the order in which a person meets them. A *fixed* step is a
 * wall: one keyed draw per user and platform decides, the same at every try, until the share
 * that fails is changed. A *passing* step is drawn again at every try.
 */
export const FUNNEL_STEPS = {
  store: { wall: true, doc: 'Not to be found in the store of the country.' },
  invitation: { wall: true, doc: 'Needs an invitation.' },
  phone: { wall: true, doc: 'The phone number is not accepted.' },
  choice: { wall: false, doc: 'Gives up at a choice to be made first, of a server for instance.' },
  error: { wall: false, doc: 'No code arrives, or another error.' },
  patience: { wall: false, doc: 'Loses patience with the form.' },
} as const

export type FunnelStep = keyof typeof FUNNEL_STEPS

export const STEP_NAMES = Object.keys(FUNNEL_STEPS) as readonly FunnelStep[]
