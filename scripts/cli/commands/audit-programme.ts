import { z } from 'zod'
import { auditProgramme } from '@/domain/enrolment/audit-programme'
import type { CliCommand } from '../cli-command'

const givenSchema = z.object({ programmeId: z.string().min(1) })

export const auditProgrammeCommand: CliCommand = {
  name: 'audit-programme',
  description: 'Recompute a programme’s draw, decisions and their chain, and say what is wrong.',
  required: { '--programme <id>': 'the programme, as in its public address' },
  optional: {},
  async run({ db }, options) {
    const { programmeId } = givenSchema.parse({ programmeId: options.programme })
    const audit = await auditProgramme({ db, programmeId })
    if (!audit.isRight) process.exitCode = 1
    const { asked, decisions, blocks, head, problemCount, problems } = audit
    const verdict = audit.isRight
      ? 'Everything is right: order, places, shares, draw and chain.'
      : [`${problemCount} things are wrong:`, ...problems].join('\n  ')
    return {
      json: audit,
      text: `${asked} stood in line, ${decisions} decisions in ${blocks} blocks, head ${head}\n${verdict}`,
    }
  },
}
