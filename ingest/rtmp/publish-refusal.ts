import type { PublishRefusal } from '@/common/media-contract'

/** Why a publisher is not let in: the portal's reasons, and those of the node itself. */
export type RefusalReason =
  | PublishRefusal
  | 'portal_unreachable'
  | 'node_draining'
  | 'sent_by_ourselves'

interface Refusal {
  /**
   * OBS's librtmp (plugins/obs-outputs/librtmp/rtmp.c, HandleInvoke) takes `NetStream.Publish.Denied`
   * for an error and logs its description, and passes over `NetStream.Publish.BadName`. ffmpeg
   * (libavformat/rtmpproto.c, handle_invoke_status) stops at level `error`, and prints the description.
   * So where the standard code is BadName it is said first, and Denied after it, for OBS.
   */
  codes: readonly string[]
  /** For the teacher: what is wrong and what to do. */
  description: string
}

const badName = ['NetStream.Publish.BadName', 'NetStream.Publish.Denied'] as const
const denied = ['NetStream.Publish.Denied'] as const

export const refusals: Readonly<Record<RefusalReason, Refusal>> = {
  unknown_classroom: {
    codes: badName,
    description:
      'No classroom has this stream key. Copy the whole key from your studio page and paste it again.',
  },
  already_on_air: {
    codes: badName,
    description:
      'Somebody is already broadcasting in this classroom. Stop the other encoder first, then start again.',
  },
  wrong_key: {
    codes: denied,
    description:
      'This stream key is not valid any more. Copy the current key from your studio page and paste it again.',
  },
  no_class_now: {
    codes: denied,
    description:
      'There is no class in this classroom now. Open a class, or start again when your class is about to begin.',
  },
  class_stopped: {
    codes: denied,
    description:
      'This class was stopped by an administrator and cannot be broadcast. Ask your school or the operators of this site.',
  },
  class_ended: {
    codes: denied,
    description: 'This class was ended in the studio. Thank you; you can stop your encoder.',
  },
  portal_unreachable: {
    codes: denied,
    description: 'Your stream key could not be checked just now. Please try again in a minute.',
  },
  sent_by_ourselves: {
    codes: denied,
    description:
      'This broadcast is being sent on to the very site that it comes from. Take this address out of its simulcast.',
  },
  node_draining: {
    codes: denied,
    description:
      'This server is about to be restarted and takes no new broadcast. Use another server address if you were given one, or try again in a few minutes.',
  },
}
