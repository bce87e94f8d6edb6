package dev.attendant.freeswitch.mrcp;

import dev.attendant.conversation.mrcp.MrcpOutcome;
import dev.attendant.conversation.mrcp.MrcpOutcome.Prompt;
import dev.attendant.freeswitch.esl.EslEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The leg that one exchange runs on. Its events are told on the event loop; the rest is for any thread. */
final class SpeechLeg implements Consumer<EslEvent> {

    /** From the start of the application to the first sound, as measured on 1.11.1. */
    private static final Duration UNTIL_SOUND = Duration.ofMillis(180);

    private final String near;
    private final String exchange;
    private final BiFunction<EslEvent, Prompt, MrcpOutcome> reader;
    private final CompletableFuture<MrcpOutcome> outcome = new CompletableFuture<>();
    private final long began = System.nanoTime();
    private volatile long spokeAt;

    /**
     * @param near     the end of the leg that the caller is bridged to
     * @param exchange names the application
     * @param reader   tells from the application's end, and from how long the prompt was played, what it brought
     */
    SpeechLeg(String near, String exchange, BiFunction<EslEvent, Prompt, MrcpOutcome> reader) {
        this.near = near;
        this.exchange = exchange;
        this.reader = reader;
    }

    String exchangeName() {
        return exchange;
    }

    String near() {
        return near;
    }

    CompletableFuture<MrcpOutcome> outcome() {
        return outcome;
    }

    @Override
    public void accept(EslEvent event) {
        switch (event.name()) {
            case "CHANNEL_EXECUTE_COMPLETE" -> {
                if (event.header("Application-UUID").equals(exchange)) {
                    outcome.complete(reader.apply(event, played()));
                }
            }
            case "DETECTED_SPEECH" -> {
                if (spokeAt == 0 && event.header("Speech-Type").equals("begin-speaking")) {
                    spokeAt = System.nanoTime();
                }
            }
            case "CHANNEL_HANGUP" -> outcome.complete(new MrcpOutcome.Failed("FreeSWITCH hung up the leg of UniMRCP"));
            default -> {
                // its answer, its park, its digits: those of the caller's channel count
            }
        }
    }

    /** Until the caller spoke; a prompt that ended before has been heard to its end, which its length tells. */
    private Prompt played() {
        long until = spokeAt == 0 ? System.nanoTime() : spokeAt;
        return Prompt.cutAfter(Duration.ofNanos(until - began).minus(UNTIL_SOUND));
    }
}
