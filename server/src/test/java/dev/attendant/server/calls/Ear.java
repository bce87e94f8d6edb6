package dev.attendant.server.calls;

import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.audio.Sound.Stretch;
import dev.attendant.testcalls.sip.SipCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a person on a real phone makes of what they hear. Times are milliseconds on the call's recording. */
final class Ear {

    /** Longer than the pauses between an attendant's sentences. */
    private static final int FINISHED_MILLIS = 1000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SipCall call;

    Ear(SipCall call) {
        this.call = call;
    }

    /** Waits until something is heard at or after that time. */
    int awaitSpeech(int after) {
        Await.until("speech after " + after + " ms", PATIENCE, () -> speech(after) >= 0, this::heard);
        return speech(after);
    }

    /** Waits until something was heard at or after that time, and then nothing for a second. */
    Stretch awaitSay(int after) {
        Await.until("a say after " + after + " ms, and its end", PATIENCE, () -> say(after).isPresent(), this::heard);
        return say(after).orElseThrow();
    }

    /** The moment on the call's recording, and of now. */
    int now() {
        return call.recording().millisAt(System.nanoTime());
    }

    /** A moment on the call's recording. */
    int at(Instant moment) {
        return now() - (int) Duration.between(moment, Instant.now()).toMillis();
    }

    private int speech(int after) {
        return call.heard().firstAbove(Sound.SPEECH, after);
    }

    private Optional<Stretch> say(int after) {
        Sound heard = call.heard();
        int from = heard.firstAbove(Sound.SPEECH, after);
        return from < 0 ? Optional.empty() : heard.between(from, heard.millis()).silences(Sound.SPEECH, FINISHED_MILLIS)
                .stream().findFirst().map(pause -> new Stretch(from, from + pause.from()));
    }

    private String heard() {
        Sound heard = call.heard();
        return heard.millis() + " ms, last sound at " + heard.lastAbove(Sound.SPEECH);
    }
}
