import type { WorldSize } from './world-runs.ts'

/** A shipped scenario of another case, what it is compared for, and what the model cannot do there yet. */
export interface OtherWorld extends WorldSize {
  name: string
  cannot: readonly string[]
}

/** The cases besides January 2025, in the order of the page. */
export const OTHER_WORLDS: readonly OtherWorld[] = [
  {
    name: 'lemon8-push-2023',
    agents: 50000,
    runs: 3,
    cannot: [
      'Far too many still install on 31 May: what is left of the push (6.8 % of it, fitted with other behaviours), everyday media and talk bring 15 of the 18 agents who install that day, 3 come back. Chance moves a ratio of 18 to 39 agents by a third, not sevenfold.',
      'Posts were paid in single campaigns; here the push is even over a week.',
    ],
  },
  {
    name: 'threads-2023',
    agents: 20000,
    runs: 1,
    cannot: [
      'Too few come on the first days and too many are still there in the fourth week: novelty and habit fitted to January 2025 keep too much of a start that costs nothing.',
      'The app was poor at first and became better: v is one number for the whole run.',
      'The badge fades in steps set by hand, and the European Union, left out, is in the population.',
    ],
  },
  {
    name: 'bluesky-opens-2024',
    agents: 50000,
    runs: 2,
    cannot: [
      'The day of the opening is the waiting list, which was fitted. What follows is a third to a half of what was counted: with the behaviours fitted to January 2025 news of this size bring too few.',
      'Nobody hears of an opening that is announced a day ahead, so nobody comes on 5 February.',
      'The second wave is a date and a size read off the data; countries, of which Japan was most of it, do not exist.',
    ],
  },
  {
    name: 'mastodon-2022',
    agents: 50000,
    runs: 4,
    cannot: [
      'First days of a wave come out near what was counted, the days between waves at a quarter to three quarters of it: a piece of news fades in half a day, and what Twitter did from day to day is no event.',
      'Half as many monthly users, since fewer came. Servers, tools that find friends, and whole circles that move are not in the model.',
    ],
  },
  {
    name: 'brazil-x-ban-2024',
    agents: 50000,
    runs: 1,
    cannot: [
      'Predicted, never fitted: news are as large as in January 2025, one for each step of the court. The first days come out at .4 to .6 of what was counted, the weeks after at .06 to .2. So neither the level nor the length is predicted: a block that lasts goes on being talked about every day, and news here fade in half a day.',
      'Whoever comes back to X needs no download here, because he never removed it.',
      'Threads told its news inside Instagram, which is not in the file; 85 % of the sign-ups of the whole world are taken as Brazil’s.',
    ],
  },
]
