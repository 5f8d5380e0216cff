import { z } from 'zod'
import { dryRun } from '@/domain/enrolment/dry-run'
import type { CliCommand } from '../cli-command'
import { formatTable } from '../format-table'

const givenSchema = z.object({ programmeId: z.string().min(1) })

export const dryRunCommand: CliCommand = {
  name: 'dry-run',
  description: 'Say what would be decided about a programme now, without deciding it.',
  required: { '--programme <id>': 'the programme, as in its public address' },
  optional: {},
  async run({ db }, options) {
    const { programmeId } = givenSchema.parse({ programmeId: options.programme })
    const run = await dryRun({ db, programmeId })
    const rows = run.tiers.map(({ tier, outcome, children }) => ({
      TIER: String(tier),
      OUTCOME: outcome,
      CHILDREN: String(children),
    }))
    return {
      json: run,
      text: rows.length > 0 ? formatTable(rows) : 'Nobody waits for a decision.',
    }
  },
}
