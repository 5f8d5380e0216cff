import type { Portal } from '../server/portal'
import { AttemptLimiter } from './attempt-limiter'

const windowMs = 15 * 60_000

/** What can be tried, and how often in a quarter of an hour: by one account, and by one address. */
const limits = {
  password: { byAccount: 8, byAddress: 60 },
  code: { byAccount: 8, byAddress: 60 },
  send_code: { byAccount: 3, byAddress: 40 },
  second_factor: { byAccount: 8, byAddress: 60 },
  open_school: { byAccount: 5, byAddress: 20 },
  apply_as_partner: { byAccount: 5, byAddress: 20 },
  // Of one application; each asks somebody else's servers.
  check_site: { byAccount: 20, byAddress: 60 },
  // Of 39 random bits; children mistype, many of them behind one address.
  class_code: { byAccount: 100, byAddress: 100 },
  // A family asks once or twice; behind one address of a telephone company sits a whole town.
  ask: { byAccount: 30, byAddress: 30_000 },
  // Ten pages, each sent more than once over a bad line.
  evidence: { byAccount: 60, byAddress: 6_000 },
}
export type Trial = keyof typeof limits

interface TrialOptions {
  trial: Trial
  /** Its e-mail address or its id. */
  account: string | undefined
  /** Undefined where an account alone is counted. */
  address: string | undefined
}

/**
 * How fast passwords and codes may be tried, schools be opened, sites be checked, places asked for and documents
 * sent. Each way has a count of its own, so that whoever keeps one of somebody's ways busy leaves them the other; a
 * whole school may sit behind one address.
 */
class DoorLimits {
  private readonly accounts
  private readonly addresses

  constructor({ clock }: Portal) {
    const make = (by: 'byAccount' | 'byAddress') => (trial: Trial) =>
      new AttemptLimiter({ clock, windowMs, most: limits[trial][by] })
    this.accounts = forEachTrial(make('byAccount'))
    this.addresses = forEachTrial(make('byAddress'))
  }

  /** Counts a try before it is judged, so that many at once are as few as one after the other. */
  begin({ trial, account, address }: TrialOptions): boolean {
    if (address !== undefined && !this.addresses[trial].begin(address)) return false
    return account === undefined || this.accounts[trial].begin(account)
  }

  /** The try was its owner's. */
  forgive({ trial, account, address }: TrialOptions) {
    if (address !== undefined) this.addresses[trial].forgive(address)
    if (account !== undefined) this.accounts[trial].forgive(account)
  }
}

const forEachTrial = <Value>(make: (trial: Trial) => Value): Record<Trial, Value> => ({
  password: make('password'),
  code: make('code'),
  send_code: make('send_code'),
  second_factor: make('second_factor'),
  open_school: make('open_school'),
  apply_as_partner: make('apply_as_partner'),
  check_site: make('check_site'),
  class_code: make('class_code'),
  ask: make('ask'),
  evidence: make('evidence'),
})

const limitsByPortal = new WeakMap<Portal, DoorLimits>()

export function doorLimits(portal: Portal): DoorLimits {
  const known = limitsByPortal.get(portal)
  if (known) return known
  const made = new DoorLimits(portal)
  limitsByPortal.set(portal, made)
  return made
}
