/** What is observed of a platform on a day. The order is part of the output format: new metrics go last. */
export interface Metric {
  name: string
  unit: 'people' | 'min' | 'share' | 'rank' | 'index' | 'posts' | 'views'
  /** Told apart by segment as well. */
  segments: boolean
  doc: string
}

const people = (name: string, doc: string, segments = true): Metric => ({ name, unit: 'people', segments, doc })

/**
 * Sources of the hazard of joining. Each registration is shared out over them by the hazard of
 * its hour; moorings are negative, and the shares of one registration add up to one.
 */
export const REASONS = [
  'base',
  'fear',
  'protest',
  'owner',
  'curiosity',
  'fit',
  'friends',
  'influencers',
  'incentive',
  'welcome',
  'outage',
  'evasion',
  'setbacks',
  'waiting',
] as const
export type Reason = (typeof REASONS)[number]

/** Sources of the hazard of hearing; it is their sum. */
export const HEARD_FROM = ['media', 'ban', 'buzz', 'chart', 'news', 'advertising', 'told', 'friends', 'calls'] as const
export type HeardFrom = (typeof HEARD_FROM)[number]

export const METRICS: readonly Metric[] = [
  people('dau', 'Opened it today, tries at a blocked door included.'),
  people('dau_reached', 'Opened it today and got in.'),
  people('dau_expected', 'Sum of the probabilities to open it today: dau with half the noise.'),
  people('wau', 'Got in within 7 days.'),
  people('mau', 'Got in within 30 days.'),
  people('aware', 'Know it, members included.'),
  people('members', 'Have an account and have not left.'),
  people('main_users', 'Spend more time there than on any other platform, and got in anywhere within 7 days.'),
  people('registrations', 'Became members today for the first time.'),
  people('registered_total', 'Ever became members; never falls.'),
  people('installs', 'First tries to register and returns today.'),
  people('failed_registrations', 'Tries to register that failed today.'),
  people('waiting', 'Tried, and wait in the queue or before a wall.'),
  people('leavers', 'Left today.'),
  people('returners', 'Came back today.'),
  { name: 'minutes', unit: 'min', segments: true, doc: 'Minutes spent there today, expected.' },
  {
    name: 'retention_d1',
    unit: 'share',
    segments: true,
    doc: 'Of those who joined 1 day ago, the share who got in today.',
  },
  {
    name: 'retention_d7',
    unit: 'share',
    segments: true,
    doc: 'Of those who joined 7 days ago, the share who got in today.',
  },
  {
    name: 'retention_d30',
    unit: 'share',
    segments: true,
    doc: 'Of those who joined 30 days ago, the share who got in today.',
  },
  {
    name: 'survival_d7',
    unit: 'share',
    segments: true,
    doc: 'Of those who joined 7 days ago, the share who never left.',
  },
  {
    name: 'survival_d30',
    unit: 'share',
    segments: true,
    doc: 'Of those who joined 30 days ago, the share who never left.',
  },
  {
    name: 'rank',
    unit: 'rank',
    segments: false,
    doc: 'Place in the store chart at the end of the day; empty when not listed or without installs.',
  },
  {
    name: 'search_index',
    unit: 'index',
    segments: false,
    doc: '100 times the smoothed flow of hearing over its maximum in the run.',
  },
  { name: 'hashtag_posts', unit: 'posts', segments: false, doc: 'Posts of newcomers today.' },
  { name: 'hashtag_views', unit: 'views', segments: false, doc: 'Views of those posts, 500 a post.' },
  ...REASONS.map((reason) =>
    people(`reason_${reason}`, `Registrations today by reason: ${reason}. All reasons add up to the registrations.`),
  ),
  people('heard', 'Times that someone heard of it today.'),
  ...HEARD_FROM.map((source) =>
    people(`heard_${source}`, `Hears today by source: ${source}. All sources add up to heard.`),
  ),
]
