package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.SimulatedMrcp;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An application that mod_unimrcp does. Facts: a server that is down is known at once; while one is frozen nothing ends
 * by itself, and the channel's thread hangs in it: for 32 s when it was frozen before, for 3 s when in the middle.
 */
abstract class MrcpExchange implements Application.Running {

    private static final Duration OPENS = Duration.ofMillis(20);
    private static final Duration LOOKS_AGAIN = Duration.ofMillis(20);
    private static final Duration STUCK_BEFORE = Duration.ofSeconds(32);
    private static final Duration STUCK_WITHIN = Duration.ofSeconds(3);

    private final Channel channel;
    private final Consumer<String> done;
    private Optional<SimulatedMrcp> server = Optional.empty();
    private boolean opened;
    private boolean killed;
    private boolean over;

    MrcpExchange(Channel channel, Consumer<String> done) {
        this.channel = channel;
        this.done = done;
    }

    Channel channel() {
        return channel;
    }

    /** The server of an engine's name and profile, {@code unimrcp:profile}; empty when there is none. */
    Optional<SimulatedMrcp> server(String engine) {
        String[] parts = engine.split(":", 2);
        return parts[0].equals("unimrcp")
                ? channel.options().mrcp().filter(mrcp -> mrcp.hasProfile(parts.length > 1 ? parts[1] : ""))
                : Optional.empty();
    }

    /** Text with parameters in front ({@code switch_core_speech_feed_tts}): the words. Fact: without paired apostrophes. */
    static String words(String text) {
        return text.strip().replaceFirst("^\\{[^}]*}", "").replaceAll("'([^']*)'", "$1");
    }

    /** Connects with the server, and goes on when that has answered. */
    void open(SimulatedMrcp mrcp, Runnable refused, Runnable then) {
        channel.preAnswer();
        server = Optional.of(mrcp);
        if (mrcp.state() == SimulatedMrcp.State.DOWN) {
            refused.run();
            return;
        }
        after(OPENS, () -> {
            opened = true;
            then.run();
        });
    }

    /** Goes on after a while, when the server then answers; never when it was killed meanwhile. */
    void after(Duration delay, Runnable then) {
        channel.loop().after(delay, () -> {
            SimulatedMrcp.State state = server.orElseThrow().state();
            killed |= state == SimulatedMrcp.State.DOWN;
            if (over || killed) {
                return;
            }
            if (state == SimulatedMrcp.State.FROZEN) {
                after(LOOKS_AGAIN, then);
            } else {
                then.run();
            }
        });
    }

    void end(String response) {
        over = true;
        done.accept(response);
    }

    boolean isOver() {
        return over;
    }

    /** A key that is one of {@code playback_terminators} ends what is played. */
    @Override
    public void digit(char digit) {
        String terminators = channel.value("playback_terminators").orElse("");
        boolean answers = server.filter(mrcp -> mrcp.state() == SimulatedMrcp.State.ANSWERS).isPresent();
        if (!over && answers && opened && (terminators.equals("any") || terminators.indexOf(digit) >= 0)) {
            channel.variables().set("playback_terminator_used", String.valueOf(digit));
            terminated(digit);
        }
    }

    abstract void terminated(char digit);

    @Override
    public void leave() {
        over = true;
    }

    @Override
    public Duration stuck() {
        boolean hangs = !over && server.filter(mrcp -> mrcp.state() != SimulatedMrcp.State.ANSWERS).isPresent();
        return hangs ? opened ? STUCK_WITHIN : STUCK_BEFORE : Duration.ZERO;
    }
}
