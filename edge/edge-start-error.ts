/** The edge cannot be started; the message says in one line what to do. */
export class EdgeStartError extends Error {}
