import { z } from 'zod'

/** A form of boxes whose names are the children's: which there are is the family's. */
export const ticksSchema = z.record(z.string(), z.string())
