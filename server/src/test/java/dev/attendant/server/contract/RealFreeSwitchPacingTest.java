package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;
import static dev.attendant.server.contract.ContractHarness.in;
import static dev.attendant.server.contract.ContractHarness.opened;
import static dev.attendant.server.contract.ContractHarness.opening;
import static dev.attendant.server.contract.ContractHarness.tone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Line;
import dev.attendant.testcalls.freeswitch.RealFreeSwitch;
import dev.attendant.testcalls.real.RealPbx;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the caller hears when the event loop that paces the call stands still for a moment. */
@Tag(RealPbx.FREESWITCH_TAG)
class RealFreeSwitchPacingTest {

    private static final Logger log = LoggerFactory.getLogger(RealFreeSwitchPacingTest.class);

    private static final int STALLS = 2;
    private static final int STALL_MILLIS = 100;
    /** Less than what was missed in one stall, which is 80 ms. */
    private static final int LATE_MILLIS = 60;
    /** The machine has stalls of its own, so the rule must show in one of so many calls. */
    private static final int CALLS = 4;
    /** Pieces of sound that are further from each other than this are two says. */
    private static final int PAUSE_MILLIS = 600;

    private static final ScriptedCalls scripts = new ScriptedCalls();
    private static FreeSwitchAttendant attendant;
    private static RealFreeSwitch freeSwitch;

    @BeforeAll
    static void up() {
        attendant = new FreeSwitchAttendant(scripts);
        freeSwitch = RealFreeSwitch.setup().socket(attendant.port()).start();
    }

    @AfterAll
    static void down() {
        if (freeSwitch != null) {
            freeSwitch.close();
        }
        attendant.close();
    }

    @Test
    void stallsDoNotMakeTheRestOfTheCallLate() throws Exception {
        List<Integer> late = new ArrayList<>();
        do {
            late.add(lateMillis());
        } while (late.getLast() > LATE_MILLIS && late.size() < CALLS);
        assertThat(late.getLast()).as("how late in each call: %s", late).isLessThanOrEqualTo(LATE_MILLIS);
    }

    /** How much later the caller hears the attendant after the stalls than before. */
    private static int lateMillis() throws Exception {
        StallingTap spoken = new StallingTap(STALLS, STALL_MILLIS);
        try (SipPhone phone = freeSwitch.phone("100")) {
            CompletableFuture<Void> talk = scripts.expect("100", call -> {
                Line line = opened(opening(call, spoken));
                line.exchange(tone(1000, 1500, Expect.NOTHING));
                line.exchange(tone(0, 1500, Expect.NOTHING));
                line.exchange(tone(1000, 400, Expect.NOTHING));
                line.close();
                call.release(CallResult.COMPLETED);
                return null;
            });
            SipCall call = phone.call(freeSwitch.uri("1000")).connected(SOON);
            in(talk);
            call.awaitEnd(SOON);

            Says said = Says.of(spoken.loud(), PAUSE_MILLIS);
            Says heard = Says.heard(call.recording(), PAUSE_MILLIS);
            int first = heard.millisAfter(said, 0);
            int atTheEndOfTheSay = heard.endMillisAfter(said, 0) - first;
            int nextSay = heard.millisAfter(said, 1) - first;
            log.info("After {} stalls of {} ms: {} ms late at the end of that say, {} ms in the next",
                    STALLS, STALL_MILLIS, atTheEndOfTheSay, nextSay);
            return Math.max(atTheEndOfTheSay, nextSay);
        }
    }
}
