package dev.attendant.testcalls.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.testcalls.asterisk.FreePorts;
import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.audio.Tone;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody listens where the dialplan hands over its calls: it goes on by itself, to the queue and its agents. */
class FallThroughTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String MEMBERS = "callcenter_config queue list members support@default";
    private static final double PURE = 0.9;
    private static final int HALF_A_SECOND = 4000;

    private static RealFreeSwitch freeswitch;

    @BeforeAll
    static void up() {
        freeswitch = RealFreeSwitch.setup().socket(FreePorts.tcp()).start();
    }

    @AfterAll
    static void down() {
        if (freeswitch != null) {
            freeswitch.close();
        }
    }

    @AfterEach
    void nobodyWaits() {
        freeswitch.noAgents();
        freeswitch.awaitNoChannels(SOON);
        assertThat(freeswitch.channels()).isEmpty();
    }

    @Test
    void aCallerWhomNoAttendantTakesHearsTheMusicOfTheQueue() throws Exception {
        try (SipPhone phone = freeswitch.phone("100");
                SipCall call = phone.call(freeswitch.uri("1000")).connected(SOON)) {
            awaitMember("Waiting");
            awaitNote(call, RealFreeSwitch.MUSIC_HERTZ);
        }
    }

    @Test
    void anAgentOfTheQueueTakesTheCallAndHangsUp() throws Exception {
        try (SipPhone phone = freeswitch.phone("101");
                SipPhone desk = freeswitch.phone("201");
                SipPhone otherDesk = freeswitch.phone("202");
                SipCall call = phone.call(freeswitch.uri("1000")).connected(SOON)) {
            awaitMember("Waiting");
            CompletableFuture<SipCall> elsewhere = otherDesk.nextRinging();
            freeswitch.agentsAvailable("201");
            SipCall taken = desk.answerNext().get(10, TimeUnit.SECONDS).connected(SOON);
            awaitMember("Answered");

            taken.play(Tone.sine(700, 12_000));
            awaitNote(call, 700);
            assertThat(elsewhere).isNotDone();

            taken.hangUp();
            call.awaitEnd(SOON);
        }
    }

    @Test
    void aQueueThatIsNotThereEndsTheCall() {
        try (SipPhone phone = freeswitch.phone("103");
                SipCall call = phone.call(freeswitch.uri("1002")).connected(SOON)) {
            call.awaitEnd(SOON);
        }
    }

    @Test
    void aQueueWithoutAgentsLetsItsCallerWait() {
        try (SipPhone phone = freeswitch.phone("102");
                SipPhone desk = freeswitch.phone("201");
                SipCall call = phone.call(freeswitch.uri("1000")).connected(SOON)) {
            awaitMember("Waiting");
            assertThat(desk.nextRinging()).isNotDone();
            call.hangUp();
            freeswitch.awaitNoChannels(SOON);
            assertThat(freeswitch.cli(MEMBERS)).contains("Abandoned").doesNotContain("Waiting");
        }
    }

    /** Those who gave up stay in the list for a while, as abandoned. */
    private static void awaitMember(String state) {
        freeswitch.awaitCli(MEMBERS, "|" + state + "|", SOON);
    }

    /** Listens, half a second at a time, until it is this note that the caller hears. */
    private static void awaitNote(SipCall call, int hertz) throws Exception {
        long until = System.nanoTime() + SOON.toNanos();
        double share;
        do {
            call.play(new short[HALF_A_SECOND]).get(10, TimeUnit.SECONDS);
            Sound heard = call.heard();
            share = Tone.share(heard.between(heard.millis() - 300, heard.millis()), hertz);
        } while (share < PURE && System.nanoTime() < until);
        assertThat(share).isGreaterThanOrEqualTo(PURE);
    }
}
