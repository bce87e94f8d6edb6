package dev.attendant.server.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.audio.Tone;
import dev.attendant.testcalls.sip.SipCall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Whether two people on the phone hear each other. */
final class TalkTogether {

    private TalkTogether() {}

    /** Both say something at the same time and hear the other's. */
    static void assertTheyTalk(SipCall one, SipCall other) {
        CompletableFuture<?> said = one.play(Tone.sine(440, 1500));
        CompletableFuture.allOf(said, other.play(Tone.sine(1000, 1500))).orTimeout(10, TimeUnit.SECONDS).join();
        assertHears(one, 1000);
        assertHears(other, 440);
    }

    private static void assertHears(SipCall call, int hertz) {
        Sound heard = call.recording().byArrival();
        double most = 0;
        for (int from = Math.max(0, heard.millis() - 2500); from + 400 <= heard.millis(); from += 50) {
            most = Math.max(most, Tone.share(heard.between(from, from + 400), hertz));
        }
        assertThat(most).as("share of %d Hz in what was heard", hertz).isGreaterThan(0.9);
    }
}
