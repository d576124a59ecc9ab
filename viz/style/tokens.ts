/** Which of the two looks of the page. */
export type ThemeName = 'light' | 'dark'

/** The colours and glyphs a platform can take; `other` is shared by every platform without one of its own. */
export const TONES = ['tiktok', 'rednote', 'lemon8', 'reels', 'shorts', 'other'] as const
export type Tone = (typeof TONES)[number]

/** Layers of the glass in their fixed order, bottom to top. Pull lies below, push above. */
export const DRIVERS = ['base', 'influencers', 'curiosity', 'chart', 'friends', 'protest', 'fear'] as const
export type Driver = (typeof DRIVERS)[number]

/** Every colour of one theme, as #rrggbb. Only platforms have a hue; drivers have greys and ochres of their own. */
export interface Palette {
  name: ThemeName
  paper: string
  panel: string
  fill: string
  ink: string
  /** Second ink: notes and what is disabled. */
  quiet: string
  rule: string
  /** Edge of a control, 3:1 on paper. */
  edge: string
  grid: string
  /** Period of a chart on which the model was fitted. */
  fitted: string
  tones: Readonly<Record<Tone, string>>
  drivers: Readonly<Record<Driver, string>>
}

export const PALETTES: Readonly<Record<ThemeName, Palette>> = {
  light: {
    name: 'light',
    paper: '#fbfaf7',
    panel: '#ffffff',
    fill: '#f1eee8',
    ink: '#1d1b1c',
    quiet: '#5f595d',
    rule: '#e4e0d9',
    edge: '#8a8486',
    grid: '#ebe7e0',
    fitted: '#f4f1ea',
    tones: {
      tiktok: '#2d4180',
      rednote: '#732f18',
      lemon8: '#97921c',
      reels: '#bd31d6',
      shorts: '#519c9a',
      other: '#68636f',
    },
    drivers: {
      base: '#f1eee8',
      influencers: '#8f4f14',
      curiosity: '#b9782a',
      chart: '#dcb36f',
      friends: '#f2e2c2',
      protest: '#847c83',
      fear: '#3a363a',
    },
  },
  dark: {
    name: 'dark',
    paper: '#14171c',
    panel: '#1b1f26',
    fill: '#242a32',
    ink: '#f0eeea',
    quiet: '#a9a7a3',
    rule: '#2c323a',
    edge: '#7a808a',
    grid: '#252a31',
    fitted: '#191d23',
    tones: {
      tiktok: '#3a71fb',
      rednote: '#e93217',
      lemon8: '#eee92d',
      reels: '#a04f91',
      shorts: '#85fff5',
      other: '#acaea9',
    },
    drivers: {
      base: '#242a32',
      influencers: '#c57a2b',
      curiosity: '#dda356',
      chart: '#8f6a35',
      friends: '#5d4929',
      protest: '#97938f',
      fear: '#e6e3de',
    },
  },
}

/** Dash of a platform's line, as in `stroke-dasharray`; empty is solid. */
export const DASHES: Readonly<Record<Tone, string>> = {
  tiktok: '',
  rednote: '',
  lemon8: '6 4',
  reels: '10 3',
  shorts: '3 3',
  other: '1 4',
}

/** How a driver's layer is filled, so that no pale layer is told by colour alone. */
export type Texture = 'plain' | 'hatch' | 'dots' | 'lines'
export const TEXTURES: Readonly<Record<Driver, Texture>> = {
  base: 'plain',
  influencers: 'plain',
  curiosity: 'dots',
  chart: 'lines',
  friends: 'plain',
  protest: 'hatch',
  fear: 'plain',
}
