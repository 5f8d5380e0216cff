/** What scripts/start.mjs runs once everything is set up. */
export { startEverything } from './start-everything'
export { startSingleProgram } from './start-single-program'
