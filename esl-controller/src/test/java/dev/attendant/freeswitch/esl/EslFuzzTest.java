package dev.attendant.freeswitch.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import io.vertx.core.buffer.Buffer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Streams of a real FreeSWITCH, damaged at random, for 2 s: {@code -Dfuzz.seconds=60} goes on for so long. */
class EslFuzzTest {

    private static final Logger log = LoggerFactory.getLogger(EslFuzzTest.class);

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("fuzz.seconds", 2));
    private static final EslLimits STRICT = new EslLimits(2000, 300, 20_000, 8000);
    /** A line of three bytes becomes a header of some hundred. */
    private static final long MOST_MEMORY_PER_BYTE = 300;
    private static final long MOST_MEMORY = 1024 * 1024;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private EslLimits limits = STRICT;
    /** Every input is read three times, and counted once. */
    private boolean counting;
    private long inputs;
    private long bytes;
    private long messages;
    private long events;
    private long unreadable;
    private long refusals;
    private long mostMemory;

    @Test
    void noStreamBringsAnythingButMessagesOrTheOneRefusal() {
        List<Recording> seeds = new ArrayList<>(Recording.all().toList());
        seeds.add(new Recording("made up", Stream.ofEverything(), Buffer.buffer()));
        // Far beyond what any input takes: a decoder that hangs fails the test and does not stop the build.
        assertTimeoutPreemptively(LENGTH.plusMinutes(3), () -> fuzz(seeds));
        log.info("{} s: {} inputs, {} MB, {} messages, {} events, {} bodies that are no event, {} refusals,"
                        + " at most {} kB allocated for an input",
                LENGTH.toSeconds(), inputs, bytes / 1_000_000, messages, events, unreadable, refusals,
                mostMemory / 1000);
        assertThat(List.of(messages, events, unreadable, refusals)).allMatch(count -> count > 0);
    }

    private void fuzz(List<Recording> seeds) {
        long end = System.nanoTime() + LENGTH.toNanos();
        for (long round = 0; round < 1000 || System.nanoTime() < end; round++) {
            Random random = new Random(round);
            limits = random.nextBoolean() ? STRICT : EslLimits.DEFAULT;
            Buffer stream = new Damage(random).of(seeds.get(random.nextInt(seeds.size())));
            inputs++;
            bytes += stream.length();
            try {
                readInPieces(stream, random);
                staysSmall(stream);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + round, e);
            }
        }
    }

    /** Whatever the pieces, the outcome is that of the whole, and all that was handed on is within the limits. */
    private void readInPieces(Buffer stream, Random random) {
        StringBuilder pieces = new StringBuilder();
        EslDecoder decoder = new EslDecoder(limits, m -> take(m, pieces));
        counting = true;
        for (int at = 0; at < stream.length(); ) {
            int next = Math.min(stream.length(), at + 1 + random.nextInt(1500));
            read(decoder, stream.slice(at, next), pieces);
            at = next;
        }
        counting = false;
        StringBuilder whole = new StringBuilder();
        read(new EslDecoder(limits, m -> take(m, whole)), stream, whole);
        assertThat(pieces).hasToString(whole.toString());
    }

    /** What is allocated is in proportion to what came, not to what a header announces. */
    private void staysSmall(Buffer stream) {
        StringBuilder seen = new StringBuilder();
        EslDecoder decoder = new EslDecoder(limits, m -> {});
        long before = threads.getCurrentThreadAllocatedBytes();
        read(decoder, stream, seen);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        mostMemory = Math.max(mostMemory, allocated);
        assertThat(allocated).isLessThan(MOST_MEMORY + MOST_MEMORY_PER_BYTE * stream.length());
    }

    private void read(EslDecoder decoder, Buffer came, StringBuilder seen) {
        try {
            decoder.read(came);
        } catch (EslMalformed e) {
            refusals += counting ? 1 : 0;
            seen.append("refused ").append(e.getMessage());
        }
    }

    private void take(EslMessage message, StringBuilder seen) {
        messages += counting ? 1 : 0;
        assertThat(seen.indexOf("refused")).as("nothing after a refusal").isNegative();
        assertThat(message.contentType()).isNotNull();
        assertThat(message.body().length()).isLessThanOrEqualTo(limits.body());
        assertThat(message.headers().size()).isBetween(1, limits.headers());
        seen.append(message.headers().names()).append(message.body().length()).append('\n');
        EslReply reply = EslReply.of(message);
        assertThat(reply.text()).isNotNull();
        assertThat(reply.channel().name()).isNotNull();
        try {
            EslEvent event = EslEvent.of(message);
            assertThat(event.body()).isNotNull();
            assertThat(event.headers().size()).isLessThanOrEqualTo(EslLimits.DEFAULT.headers());
            events += counting ? 1 : 0;
        } catch (EslMalformed e) {
            unreadable += counting ? 1 : 0;
            assertThat(e).hasMessageNotContainingAny("\n", "\r");
        }
    }
}
