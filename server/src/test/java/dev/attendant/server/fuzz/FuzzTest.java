package dev.attendant.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.sun.management.HotSpotDiagnosticMXBean;
import dev.attendant.server.calls.Await;
import dev.attendant.server.calls.TestAttendant;
import dev.attendant.server.pbx.Pbx;
import dev.attendant.server.pbx.Simulation;
import dev.attendant.testcalls.caller.Script;
import dev.attendant.testcalls.caller.SpeakingCaller;
import dev.attendant.testcalls.caller.Talk;
import dev.attendant.testcalls.pbx.AudioSeen;
import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.SimulatedCall;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/**
 * Whatever comes in on the ports of both PBXs: no exception escapes, nothing of it stays, and calls in progress do not
 * notice. Takes the seconds of the system property {@code fuzz.seconds}, 60 unless given; always the same input.
 */
@Isolated("counts threads")
class FuzzTest {

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(FuzzTest.class);
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 60);
    /** Half of them on each PBX's ports. */
    private static final int STRANGERS = 12;
    /** Each call on FreeSWITCH has one. */
    private static final int AUDIO_PORTS = 64;
    private static final Duration LONGEST_GAP = Duration.ofMillis(500);
    /** A stranger who does not answer commands has had all time limits by then. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(45);

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> watch = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.ERROR) || event.getThrowableProxy() != null) {
                errors.add(event.getLoggerName() + ": " + event.getFormattedMessage() + " "
                        + (event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getClassName() + " "
                        + event.getThrowableProxy().getMessage() + " at "
                        + event.getThrowableProxy().getStackTraceElementProxyArray()[0]));
            }
        }
    };
    private final Vertx vertx = Vertx.vertx();
    private Thread.UncaughtExceptionHandler before;
    private final FreeUdpPorts audioPorts = FreeUdpPorts.range(AUDIO_PORTS);
    private TestAttendant attendant;

    @BeforeEach
    void up() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> errors.add("uncaught in " + thread + ": " + e));
        watch.start();
        root().addAppender(watch);
        attendant = TestAttendant.start(folder, Map.of(
                "ATTENDANT_FREESWITCH_SOCKET_ALLOW", "127.0.0.1/32",
                "ATTENDANT_FREESWITCH_AUDIO_PORTS", audioPorts.toString()));
    }

    @AfterEach
    void down() {
        Await.value(vertx.close(), Await.SOON);
        attendant.close();
        root().detachAppender(watch);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void strangersOnThePortsHarmNothingAndLeaveNothing() throws IOException {
        Stalls stalls = Stalls.watch();
        List<SpeakingCaller> callers = new ArrayList<>();
        List<SimulatedCall> calls = new ArrayList<>();
        for (Pbx pbx : Pbx.values()) {
            SpeakingCaller caller = new SpeakingCaller(attendant.voice(), longTalk());
            callers.add(caller);
            calls.add(Simulation.of(pbx, "127.0.0.1", attendant.program().port(pbx)).start(vertx)
                    .call(CallSpec.to("support").withVariable("socket_path", "/support").withCaller(caller)));
        }
        calls.forEach(call -> Await.value(call.reached(CallMoment.AUDIO), Await.SOON));
        // what is made once and kept: event loops, the JVM's own helpers
        visits(100, System.nanoTime() + TimeUnit.SECONDS.toNanos(5));
        awaitOnlyTheCalls();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();

        long began = System.nanoTime();
        visits(0, began + TimeUnit.SECONDS.toNanos(SECONDS));
        awaitOnlyTheCalls();
        Await.until("no more than " + threads + " threads", LEFT_BEHIND,
                () -> ManagementFactory.getThreadMXBean().getThreadCount() <= threads,
                () -> Thread.getAllStackTraces().keySet());
        assertThat(virtualThreadsOfCalls()).isEqualTo(calls.size());

        for (int i = 0; i < calls.size(); i++) {
            CallOutcome outcome = Await.value(calls.get(i).outcome(), Duration.ofSeconds(90));
            Talk talk = callers.get(i).talk().join();
            assertThat(talk.failure()).as(() -> talk.timeline().toString()).isEmpty();
            assertThat(outcome.result()).isEqualTo("completed");
            assertThat(longestGap(outcome.audio().getFirst(), began)).as(() -> talk.timeline().toString())
                    .isLessThan(LONGEST_GAP.plus(stalls.longest()));
        }
        stalls.close();
        assertThat(errors).isEmpty();
    }

    /** Goes on for longer than the strangers do. */
    private static Script longTalk() {
        Script script = Script.begin();
        for (int i = 0; i < 2 + SECONDS / 6; i++) {
            script = script.say("what are your opening hours");
        }
        return script.say("goodbye");
    }

    /** Strangers come and go until that time, side by side, each with its own sequence of random numbers. */
    private void visits(long seed, long until) {
        Map<String, Integer> kinds = new TreeMap<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < STRANGERS; i++) {
            Stranger stranger = stranger(i, seed + i);
            CompletableFuture<Void> visiting = new CompletableFuture<>();
            all.add(visiting);
            Thread.ofPlatform().name("stranger-" + i).start(() -> {
                try {
                    while (System.nanoTime() < until) {
                        String did = stranger.visit();
                        synchronized (kinds) {
                            kinds.merge(did, 1, Integer::sum);
                        }
                    }
                    visiting.complete(null);
                } catch (RuntimeException e) {
                    visiting.completeExceptionally(e);
                }
            });
        }
        all.forEach(visiting -> visiting.orTimeout(SECONDS + 30, TimeUnit.SECONDS).join());
        log.info("Visits: {}", kinds);
        assertThat(kinds.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(STRANGERS);
    }

    private Stranger stranger(int number, long seed) {
        return number % 2 == 0
                ? new AsteriskStranger(seed, attendant.program().agiPort(), attendant.program().audioPort())
                : new FreeSwitchStranger(seed, attendant.program().port(Pbx.FREESWITCH),
                        audioPorts.first(), audioPorts.last());
    }

    private void awaitOnlyTheCalls() {
        Await.until("two calls with two connections each", LEFT_BEHIND,
                () -> attendant.program().calls() == 2 && attendant.program().connections() == 4,
                () -> attendant.program().calls() + " calls, " + attendant.program().connections() + " connections");
    }

    private long virtualThreadsOfCalls() throws IOException {
        Path dump = folder.resolve("threads.txt");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
        return Files.readString(dump).lines().filter(line -> line.startsWith("#") && line.contains("\"call\"")).count();
    }

    /** Not counting the time before, when code runs for the first time. */
    private static Duration longestGap(AudioSeen audio, long fromNanos) {
        List<AudioSeen.Message> heard = audio.heard();
        long longest = 0;
        int at = 0;
        for (int i = 1; i < heard.size(); i++) {
            long gap = heard.get(i).nanos() - heard.get(i - 1).nanos();
            if (gap > longest && heard.get(i - 1).nanos() >= fromNanos) {
                longest = gap;
                at = i;
            }
        }
        log.info("{} messages, the longest gap, {} ms, is before message {}", audio.messages(), longest / 1_000_000, at);
        return Duration.ofNanos(longest);
    }
}
