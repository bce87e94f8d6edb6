package dev.attendant.freeswitch.unicast;

/**
 * Holds back some of the silence, so that what has piled up at FreeSWITCH is played meanwhile. Without that, all that
 * the caller hears would come later and later in a long call.
 *
 * <p>FreeSWITCH plays one datagram at each tick of the call's RTP timer (unicast_thread_run in switch_ivr.c,
 * get_next_write_ts in switch_rtp.c). A tick at which none had come, or at which its own thread got no processor, is
 * lost: the timer counts it and the RTP timestamps go past it (_timerfd_next in switch_time.c), so that the datagram
 * that was meant for it waits in the socket's buffer from then on, and all after it. Nothing can flush that, and we
 * are not told; only sending less than FreeSWITCH plays makes it shorter.
 *
 * <p>While nothing comes, no RTP leaves; the first packet after it has the marker bit and a timestamp that counts
 * the pause, as RFC 3551, 4.1, wants it of one that does not send silence. A phone plays silence there. Belongs to
 * the call's event loop.
 */
final class SilenceSuppression {

    /** So much of a silence is sent first, lest a phone take the last sound for lost and go on with it. */
    private static final double SENT_MILLIS = 100;
    /** The next so much is not sent: what may have piled up is mostly less. */
    private static final double HELD_BACK_MILLIS = 200;
    /** Then silence is sent, so that nothing on the way thinks that the call is dead; and all begins anew. */
    private static final double ROUND_MILLIS = 1000;

    private final int round;
    private final int firstHeldBack;
    private final int firstSentAgain;
    private int silent;

    SilenceSuppression(WireFormat format) {
        round = (int) Math.round(ROUND_MILLIS / format.millis());
        firstHeldBack = (int) Math.ceil(SENT_MILLIS / format.millis());
        firstSentAgain = firstHeldBack + (int) (HELD_BACK_MILLIS / format.millis());
    }

    /** Whether this datagram, the next of the call's, is not to be sent. */
    boolean holdsBack(byte[] datagram) {
        if (!isSilent(datagram)) {
            silent = 0;
            return false;
        }
        int place = silent;
        silent = (silent + 1) % round;
        return place >= firstHeldBack && place < firstSentAgain;
    }

    private static boolean isSilent(byte[] datagram) {
        for (byte part : datagram) {
            if (part != 0) {
                return false;
            }
        }
        return true;
    }
}
