/** Dates and times with their zones; the one file that goes when the runtime has them built in. */
export { Temporal } from 'temporal-polyfill'
