import type { Lab } from '../app/lab.ts'
import { VIEWS, type View } from '../../analysis/link/link-state.ts'
import type { Screen, Services } from './screen.ts'

/** Makes a screen for the lab as it is now. */
export type CreateScreen = (lab: Lab, services: Services) => Screen

/** Screens beside the lab, each loaded on use. */
export const SCREENS: Readonly<Partial<Record<View, () => Promise<CreateScreen>>>> = {
  compare: () => import('./compare/compare-screen.ts').then((module) => module.createCompareScreen),
  why: () => import('./why/why-screen.ts').then((module) => module.createWhyScreen),
  data: () => import('./data/data-screen.ts').then((module) => module.createDataScreen),
}

/** The views that can be opened, in the order of the header. */
export const OPEN_VIEWS: readonly View[] = VIEWS.filter((view) => view === 'lab' || view in SCREENS)
