import { DRIVERS, PALETTES, TONES, type Palette, type ThemeName } from '../style/tokens.ts'

type Flat = Exclude<keyof Palette, 'name' | 'tones' | 'drivers'>
const FLAT: readonly Flat[] = ['paper', 'panel', 'fill', 'ink', 'quiet', 'rule', 'edge', 'grid', 'fitted']

/** A palette whose colours are variables of the page, so that a drawing follows its light or dark look. */
export const CSS_PALETTE: Palette = {
  name: 'light',
  ...(Object.fromEntries(FLAT.map((key) => [key, `var(--${key})`])) as Record<Flat, string>),
  tones: Object.fromEntries(TONES.map((tone) => [tone, `var(--${tone})`])) as Palette['tones'],
  drivers: Object.fromEntries(DRIVERS.map((driver) => [driver, `var(--driver-${driver})`])) as Palette['drivers'],
}

/** The variables of a look, as declarations of CSS. */
export function paletteVariables(theme: ThemeName): string {
  const palette = PALETTES[theme]
  return [
    `color-scheme:${theme}`,
    ...FLAT.map((key) => `--${key}:${palette[key]}`),
    ...TONES.map((tone) => `--${tone}:${palette.tones[tone]}`),
    ...DRIVERS.map((driver) => `--driver-${driver}:${palette.drivers[driver]}`),
  ].join(';')
}
