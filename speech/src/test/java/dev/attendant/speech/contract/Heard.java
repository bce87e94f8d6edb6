package dev.attendant.speech.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.testcalls.service.FakeService;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a recogniser told of an utterance. */
public final class Heard implements Recognizer.Listener {

    /** @param failed whether {@code text} says why, and not what was heard */
    public record End(boolean failed, String text, double confidence) {}

    public final BlockingQueue<String> partials = new LinkedBlockingQueue<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    /** Of these there may be one. */
    public final List<End> ends = new CopyOnWriteArrayList<>();

    @Override
    public void partial(String words) {
        partials.add(words);
    }

    @Override
    public void result(String words, double confidence) {
        over(new End(false, words, confidence));
    }

    @Override
    public void failed(String reason) {
        over(new End(true, reason, 0));
    }

    private void over(End how) {
        ends.add(how);
        end.complete(how);
    }

    public String nextPartial() throws InterruptedException {
        String words = partials.poll(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(words).as("a partial result in time").isNotNull();
        return words;
    }

    public End awaitEnd() throws InterruptedException {
        try {
            return end.get(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no result in time", e);
        }
    }

    public String words() throws InterruptedException {
        End how = awaitEnd();
        assertThat(how.failed()).as(how.text()).isFalse();
        return how.text();
    }

    public String failure() throws InterruptedException {
        End how = awaitEnd();
        assertThat(how.failed()).as("failed, instead of hearing \"%s\"", how.text()).isTrue();
        return how.text();
    }
}
