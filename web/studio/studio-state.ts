import { z } from 'zod'
import { publishRefusals } from '@/common/media-contract'
import { simulcastHealthSchema } from '@/common/simulcast-health'
import { dayStates } from '@/domain/broadcast/day-states'
import { broadcastSchema } from '../operations/board'

const instant = z.iso.datetime()

/** What the studio shows of a class at one moment. */
export const studioStateSchema = broadcastSchema.omit({ logId: true }).extend({
  readAt: instant,
  startsAt: instant,
  endsAt: instant,
  opensAt: instant,
  dayState: z.enum(dayStates),
  isRehearsal: z.boolean(),
  viewers: z.number(),
  troubled: z.number(),
  children: z
    .object({
      enrolled: z.number(),
      there: z.number(),
      children: z
        .array(
          z.object({
            number: z.number(),
            isThere: z.boolean(),
            isTroubled: z.boolean(),
            minutes: z.number(),
          }),
        )
        .nullable(),
    })
    .nullable(),
  simulcasts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      isOn: z.boolean(),
      health: simulcastHealthSchema.omit({ targetId: true }).nullable(),
    }),
  ),
  refused: z
    .object({ at: instant, reason: z.enum(publishRefusals) })
    .nullable()
    .catch(null),
})
export type StudioState = z.infer<typeof studioStateSchema>
