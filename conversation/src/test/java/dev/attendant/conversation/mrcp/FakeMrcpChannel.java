package dev.attendant.conversation.mrcp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A PBX's channel whose exchanges end as the test says; without a word of it, at once and well. */
final class FakeMrcpChannel implements MrcpChannel {

    /** What was asked for: {@code say: text}, {@code ask: text}, {@code free}. */
    final List<String> asked = new CopyOnWriteArrayList<>();
    /** The same, for a test to wait on. */
    final LinkedBlockingQueue<String> begun = new LinkedBlockingQueue<>();

    final Queue<CompletableFuture<MrcpOutcome>> spoken = new ConcurrentLinkedQueue<>();
    final Queue<CompletableFuture<MrcpOutcome>> answers = new ConcurrentLinkedQueue<>();
    final ArrayDeque<Character> keys = new ArrayDeque<>();
    /** What a freed exchange ends with; never without. */
    volatile Optional<MrcpOutcome> freed = Optional.of(new MrcpOutcome.HungUp("freed"));

    volatile boolean canFree = true;
    int longest = 1000;
    volatile MrcpListening listening;
    private volatile CompletableFuture<MrcpOutcome> running = new CompletableFuture<>();

    void speaks(MrcpOutcome outcome) {
        spoken.add(CompletableFuture.completedFuture(outcome));
    }

    void answers(MrcpOutcome outcome) {
        answers.add(CompletableFuture.completedFuture(outcome));
    }

    private CompletableFuture<MrcpOutcome> begin(String what, CompletableFuture<MrcpOutcome> outcome) {
        running = outcome;
        asked.add(what);
        begun.add(what);
        return outcome;
    }

    @Override
    public boolean fits(String text) {
        return text.length() <= longest;
    }

    @Override
    public CompletableFuture<MrcpOutcome> speak(String text, boolean keysInterrupt, Duration deadline) {
        CompletableFuture<MrcpOutcome> outcome = spoken.poll();
        return begin((keysInterrupt ? "say: " : "tell: ") + text,
                outcome == null ? CompletableFuture.completedFuture(new MrcpOutcome.Spoken()) : outcome);
    }

    @Override
    public CompletableFuture<MrcpOutcome> speakAndListen(String prompt, MrcpListening wanted, Duration deadline) {
        listening = wanted;
        CompletableFuture<MrcpOutcome> outcome = answers.poll();
        return begin("ask: " + prompt,
                outcome == null ? CompletableFuture.completedFuture(new MrcpOutcome.NoInput()) : outcome);
    }

    @Override
    public Optional<Character> nextKey(Duration timeout) {
        return Optional.ofNullable(keys.poll());
    }

    @Override
    public boolean free() {
        asked.add("free");
        if (canFree) {
            freed.ifPresent(running::complete);
        }
        return canFree;
    }
}
