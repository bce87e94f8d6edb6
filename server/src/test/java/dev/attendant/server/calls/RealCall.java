package dev.attendant.server.calls;

import dev.attendant.records.CallDetails;
import dev.attendant.testcalls.audio.Sound.Stretch;
import dev.attendant.testcalls.sip.Played;
import dev.attendant.testcalls.sip.SipCall;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call over a real PBX that the attendant has answered. What is measured of it is logged.
 *
 * @param id the attendant's name for it
 */
record RealCall(TestAttendant attendant, SipCall sip, UUID id, Ear ear) {

    private static final Logger log = LoggerFactory.getLogger(RealCall.class);

    /** Waits for the greeting to its end. */
    Stretch greeting() {
        int answered = sip.recording().millisAt(sip.answered().join());
        Stretch greeting = ear.awaitSay(0);
        log.info("The greeting begins {} ms after the answer and takes {} ms", greeting.from() - answered,
                greeting.length());
        return greeting;
    }

    CompletableFuture<Played> say(String words) {
        return sip.play(attendant.spoken(words));
    }

    /** Says it, and waits for the attendant's answer to its end. */
    Stretch ask(String words) {
        Played played = say(words).orTimeout(20, TimeUnit.SECONDS).join();
        int asked = sip.recording().millisAt(played.ended());
        Stretch answer = ear.awaitSay(asked);
        log.info("\"{}\" is answered after {} ms, for {} ms", words, answer.from() - asked, answer.length());
        return answer;
    }

    CallDetails hangUp() {
        sip.hangUp();
        return record();
    }

    /** Of the call that is over, or about to be. */
    CallDetails record() {
        return attendant.record(id);
    }
}
