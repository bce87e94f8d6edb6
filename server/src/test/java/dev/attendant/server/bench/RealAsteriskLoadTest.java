package dev.attendant.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.server.pbx.Pbx;
import dev.attendant.testcalls.asterisk.RealAsterisk;
import dev.attendant.testcalls.real.RealPbx;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the same calls cost the attendant and the real Asterisk that makes them, at the same time: SIP phones ask,
 * listen to the answer, and ask again. {@code -Dbench.calls=50 -Dbench.seconds=30} makes so many calls for so long; a
 * build makes a few, to see that all is measured. The figures are logged.
 */
@Tag(RealPbx.ASTERISK_TAG)
class RealAsteriskLoadTest {

    private static final Logger log = LoggerFactory.getLogger(RealAsteriskLoadTest.class);

    private static final int CALLS = Integer.getInteger("bench.calls", 3);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 5);
    private static final int PHONES = 20;
    private static final String NUMBER = "1100";
    private static final int RATE = 8_000;
    /** From one question's beginning to the next: an answer takes as long. */
    private static final int QUESTION_SECONDS = 15;
    private static final Duration SOON = Duration.ofSeconds(10);

    /** In seconds of one core. */
    private record Taken(double attendant, Optional<Duration> asterisk) {

        static Taken by(BenchChild attendant, RealAsterisk asterisk) throws IOException {
            return new Taken(attendant.state().cpuSeconds(), asterisk.processor());
        }
    }

    @Test
    void theAttendantAndARealAsteriskAreMeasuredOverTheSameCalls() throws Exception {
        BenchPlan plan = new BenchPlan(Pbx.ASTERISK, CALLS, Duration.ofSeconds(SECONDS), Duration.ZERO, 50,
                Duration.ofMillis(200), false, false);
        short[] question = CallerVoice.say(BenchHome.PHRASE, RATE);
        try (BenchHome home = BenchHome.create(plan);
                BenchChild attendant = BenchChild.start(home);
                RealAsterisk asterisk = RealAsterisk.setup().agi(attendant.ready().ports().get(Pbx.ASTERISK))
                        .dialplan("exten => " + NUMBER + ",1,Goto(attendant," + BenchHome.SCENARIO + ",1)").start()) {
            List<SipPhone> phones = IntStream.range(0, Math.min(CALLS, PHONES))
                    .mapToObj(i -> asterisk.phone(String.valueOf(100 + i))).toList();
            try {
                List<SipCall> calls = new ArrayList<>();
                for (int i = 0; i < CALLS; i++) {
                    calls.add(phones.get(i % phones.size()).call(asterisk.uri(NUMBER)).connected(SOON));
                }
                // what is loaded and compiled with the first words does not count
                talk(calls, question);
                Taken before = Taken.by(attendant, asterisk);
                long from = System.nanoTime();
                talk(calls, question);
                double callSeconds = (System.nanoTime() - from) / 1e9 * CALLS;
                Taken after = Taken.by(attendant, asterisk);

                assertThat(attendant.state().calls()).isEqualTo(CALLS);
                assertThat(attendant.state().failures()).isZero();
                assertThat(after.attendant()).isGreaterThan(before.attendant());
                report(asterisk.version(), (after.attendant() - before.attendant()) / callSeconds,
                        after.asterisk().map(taken -> taken.minus(before.asterisk().orElseThrow()).toNanos() / 1e9
                                / callSeconds));
            } finally {
                phones.forEach(SipPhone::close);
            }
        }
    }

    /** Returns after {@link #SECONDS}, in which each caller has asked now and then, each at another time. */
    private static void talk(List<SipCall> calls, short[] question) {
        for (int i = 0; i < calls.size(); i++) {
            short[] talk = new short[SECONDS * RATE];
            int first = QUESTION_SECONDS * RATE * i / calls.size();
            for (int at = first; at < talk.length; at += QUESTION_SECONDS * RATE) {
                System.arraycopy(question, 0, talk, at, Math.min(question.length, talk.length - at));
            }
            calls.get(i).play(talk);
        }
        calls.forEach(call -> call.play(new short[1]).join());
    }

    private static void report(String version, double attendant, Optional<Double> asterisk) {
        log.info(String.format(Locale.ROOT, "%d calls for %d s: the attendant took %.5f cores a call, %s", CALLS, SECONDS,
                attendant, asterisk.map(cores -> String.format(Locale.ROOT, "Asterisk %s %.5f, the attendant %.2f of that",
                        version, cores, attendant / cores)).orElse("Asterisk is not known")));
    }
}
