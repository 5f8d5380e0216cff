import { z } from 'zod'

/**
 * When a broadcast gets renditions beside the source's own. `on-demand`: each is listed from the
 * beginning and made while somebody asks for it.
 */
export const ladderSettings = ['always', 'on-demand', 'off'] as const
export const ladderSettingSchema = z.enum(ladderSettings)
export type LadderSetting = z.infer<typeof ladderSettingSchema>
