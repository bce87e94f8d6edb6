package dev.attendant.server.calls;

import static dev.attendant.server.calls.TestAttendant.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.Turn.Speaker;
import dev.attendant.records.CallDetails;
import dev.attendant.records.RecordedResult;
import dev.attendant.server.pbx.Pbx;
import dev.attendant.testcalls.audio.Sound.Stretch;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many callers at once, over a real PBX. A subclass for each PBX. */
@Isolated("counts threads")
abstract class CrowdContract {

    private static final Logger log = LoggerFactory.getLogger(CrowdContract.class);
    private static final int PHONES = 10;
    /** For a machine that has the callers, the PBX and the attendant on two cores. */
    private static final Duration CROWDED = Duration.ofSeconds(30);

    private final Pbx kind;

    @TempDir
    Path data;

    CrowdContract(Pbx kind) {
        this.kind = kind;
    }

    /** Half of them hang up after the greeting, the others ask for a person; nobody is there. */
    @Test
    void aHundredCallersAtOnceAreGreetedAndLeaveNothingBehind() {
        try (Company company = Company.open(kind, data)) {
            company.pbx().agentsAre();
            crowd(company, 2 * PHONES); // what is made once and kept: event loops, workers, the JVM's own helpers
            JvmThreads before = JvmThreads.now();
            crowd(company, 100);
            Await.until("no thread of a call's", CROWDED, () -> JvmThreads.now().moreThan(before).isEmpty(),
                    () -> JvmThreads.now().moreThan(before));
        }
    }

    /** Returns when all calls are over and nothing but their records is left. */
    private static void crowd(Company company, int size) {
        TestAttendant attendant = company.attendant();
        int earlier = attendant.events().of(CallEvent.Started.class).size();
        List<SipPhone> phones = IntStream.range(0, PHONES).mapToObj(i -> company.pbx().phone("10" + i)).toList();
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String name = "Caller " + (earlier + i);
            SipCall call = phones.get(i % PHONES).named(name).call(company.pbx().uri(CompanyPbx.ATTENDANT));
            callers.add(new Caller(attendant, name, call, new Ear(call), i % 2 == 0));
        }
        callers.forEach(caller -> caller.call().connected(CROWDED));
        List<Stretch> greetings = callers.stream().map(Caller::hearGreeting).toList();
        log.info("{} greetings: ms from the answer {}, and their length {}", size,
                greetings.stream().mapToInt(Stretch::from).summaryStatistics(),
                greetings.stream().mapToInt(Stretch::length).summaryStatistics());
        callers.forEach(Caller::hangUpOrAskForPerson);
        callers.forEach(Caller::hearThatNobodyIsThere);
        company.awaitNothingLeft(); // before the phones are gone, which say goodbye again where a packet is lost
        phones.forEach(SipPhone::close);
        callers.forEach(Caller::assertRecord);
    }

    /**
     * One of many.
     *
     * @param name     by which the attendant knows them
     * @param hasHeard whether the greeting is enough for them
     */
    private record Caller(TestAttendant attendant, String name, SipCall call, Ear ear, boolean hasHeard) {

        /** Waits for it to its end. @return when it was heard, in milliseconds from the answer */
        Stretch hearGreeting() {
            Stretch greeting = ear.awaitSay(0);
            assertThat(greeting.length()).as(name).isGreaterThan(2000);
            assertThat(call.heard().level(greeting.from(), greeting.to())).as(name).isBetween(-35.0, -10.0);
            int answered = call.recording().millisAt(call.answered().join());
            return new Stretch(greeting.from() - answered, greeting.to() - answered);
        }

        void hangUpOrAskForPerson() {
            if (hasHeard) {
                call.hangUp();
            } else {
                call.digits("0");
            }
        }

        void hearThatNobodyIsThere() {
            if (!hasHeard) {
                CallEvent.TransferEnded back =
                        attendant.events().await(id(), CallEvent.TransferEnded.class, CROWDED);
                ear.awaitSay(ear.at(back.at()));
                call.hangUp();
            }
        }

        void assertRecord() {
            CallDetails record = attendant.record(id());
            List<String> said = said(record, Speaker.ATTENDANT);
            assertThat(said.getFirst()).as(name).startsWith("Hello").endsWith("How can I help you?");
            if (!hasHeard) {
                assertThat(said.get(1)).as(name).startsWith("I will connect you");
                assertThat(said.get(2)).as(name).startsWith("I am sorry, all my colleagues are busy");
            }
            assertThat(record.call().result()).as(name).isEqualTo(RecordedResult.CALLER_HUNG_UP);
        }

        private UUID id() {
            return attendant.events().of(CallEvent.Started.class).stream()
                    .filter(started -> started.info().callerName().equals(name))
                    .findFirst().orElseThrow().call();
        }
    }
}
