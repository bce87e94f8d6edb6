package dev.attendant.conversation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A call whose caller does what the test says, exchange by exchange. */
final class FakeCall implements PhoneCall, Line {

    /** What the attendant said, in order. */
    final List<String> said = new ArrayList<>();
    final List<Transfer> transfers = new ArrayList<>();
    final ArrayDeque<TransferOutcome> outcomes = new ArrayDeque<>();
    final List<CallResult> results = new ArrayList<>();
    final List<String> stops = new java.util.concurrent.CopyOnWriteArrayList<>();
    boolean alive = true;
    boolean noAudio;
    boolean lineOpen;

    private final CallInfo info = TestScenarios.call();
    private final ArrayDeque<Function<Reply, Heard>> caller = new ArrayDeque<>();

    /** The caller hears all of the reply and says this. */
    FakeCall says(String words) {
        return does(reply -> new Heard.Said(new Utterance(words, 1, java.time.Duration.ofSeconds(1)), heard(reply)));
    }

    FakeCall does(Function<Reply, Heard> next) {
        caller.add(next);
        return this;
    }

    static Spoken heard(Reply reply) {
        return new Spoken(reply.text().strip(), reply.text().strip(), false, java.time.Duration.ofMillis(300));
    }

    @Override
    public Heard exchange(Reply reply) {
        var complete = new java.util.concurrent.CompletableFuture<Void>();
        reply.onWords(() -> {
            if (reply.isComplete()) {
                complete.complete(null);
            }
        });
        complete.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
        said.add(reply.text().strip());
        if (reply.expect() instanceof Expect.Nothing) {
            return new Heard.Finished(heard(reply));
        }
        return caller.isEmpty() ? new Heard.LineEnded("hung up", heard(reply)) : caller.remove().apply(reply);
    }

    @Override
    public void prepare(Reply reply) {}

    @Override
    public CallInfo info() {
        return info;
    }

    @Override
    public LineOpening openLine(LineSetup setup) {
        if (noAudio) {
            return new LineOpening.NoAudio("no audio came");
        }
        lineOpen = true;
        return new LineOpening.Opened(this);
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public TransferOutcome transfer(Transfer transfer) {
        if (lineOpen) {
            throw new IllegalStateException("the line is open");
        }
        transfers.add(transfer);
        return outcomes.isEmpty() ? new TransferOutcome.NoAgents() : outcomes.remove();
    }

    @Override
    public void release(CallResult result) {
        results.add(result);
    }

    @Override
    public void stop(String reason) {
        stops.add(reason);
    }

    @Override
    public void close() {
        lineOpen = false;
    }
}
