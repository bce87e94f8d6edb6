package dev.attendant.server.calls;

import static dev.attendant.server.calls.Await.SOON;
import static dev.attendant.server.calls.TestAttendant.notes;
import static dev.attendant.server.calls.TestAttendant.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.Turn.Speaker;
import dev.attendant.records.CallDetails;
import dev.attendant.testcalls.asterisk.RealAsterisk;
import dev.attendant.testcalls.real.RealPbx;
import dev.attendant.testcalls.sip.Played;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Audio at 16 kHz over Asterisk's AudioSocket channel, {@code asterisk.audio-socket.rate: 16000}. */
@Tag(RealPbx.ASTERISK_TAG)
@Execution(ExecutionMode.CONCURRENT)
class WidebandTest {

    @TempDir
    Path data;

    @Test
    void atSixteenKilohertzACallerIsGreetedAnsweredAndConnected() {
        try (TestAttendant attendant = TestAttendant.start(data, Map.of("ATTENDANT_ASTERISK_AUDIO_SOCKET_RATE", "16000"));
                RealAsterisk asterisk = RealAsterisk.setup().agi(attendant.program().agiPort()).start()) {
            CallDetails record;
            try (SipPhone phone = asterisk.phone("100"); SipPhone agent = asterisk.phone("201")) {
                asterisk.awaitCli("queue show support", "Not in use", SOON);
                SipCall sip = phone.call(asterisk.uri("1000")).connected(SOON);
                UUID call = attendant.events().awaitCallFrom("100", 0, SOON);
                Ear ear = new Ear(sip);
                ear.awaitSay(0);
                int asked = end(sip, sip.play(attendant.spoken("where is my order")));
                ear.awaitSay(asked);
                int pressed = end(sip, sip.digits("4711#"));
                ear.awaitSay(pressed);
                CompletableFuture<SipCall> taken = agent.answerNext();
                sip.play(attendant.spoken("yes please"));
                TalkTogether.assertTheyTalk(sip, taken.orTimeout(20, TimeUnit.SECONDS).join());
                sip.hangUp();
                record = attendant.record(call);
                assertThat(attendant.events().of(call, CallEvent.LineOpened.class).getFirst().sampleRate())
                        .isEqualTo(16000);
            }
            assertThat(said(record, Speaker.ATTENDANT).get(1)).startsWith("Let me take that down");
            assertThat(notes(record)).containsEntry("order", "4711");
            asterisk.awaitNoChannels(Duration.ofSeconds(10));
            attendant.awaitNothingLeft();
        }
    }

    private static int end(SipCall call, CompletableFuture<Played> played) {
        return call.recording().millisAt(played.orTimeout(10, TimeUnit.SECONDS).join().ended());
    }
}
