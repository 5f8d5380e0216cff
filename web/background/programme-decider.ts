import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import { decideProgramme } from '@/domain/enrolment/decide-programme'
import { listRunningProgrammes } from '@/domain/enrolment/list-programmes'
import type { Database } from '@/prisma/database'

interface DeciderOptions {
  db: Database
  clock: Clock
  log: Log
  portalUrl: string
  accountSecret: string
}

/** Decides what can be decided; in any number of portals, of which one at a time holds a programme. */
export class ProgrammeDecider {
  constructor(private readonly options: DeciderOptions) {}

  /** One round: everything that can be decided now. */
  async run(): Promise<void> {
    const { db, clock, log, portalUrl, accountSecret } = this.options
    for (const { id: programmeId } of await listRunningProgrammes({ db, now: new Date(clock()) })) {
      const decisions = await decideProgramme({ db, programmeId, portalUrl, accountSecret })
      if (decisions > 0) log.info({ programmeId, decisions }, 'decisions were made')
    }
  }
}
