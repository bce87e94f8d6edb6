package dev.attendant.server.bench.turns;

import dev.attendant.conversation.engine.LanguageModel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers the phrases of a measured talk, a set time after it was asked. For benchmarks only. */
final class TimedModel implements LanguageModel {

    private final Duration delay;
    /** So that no answer is one that was synthesised before. */
    private final AtomicInteger answers = new AtomicInteger();

    TimedModel(Duration delay) {
        this.delay = delay;
    }

    @Override
    public Answer answer(Prompt prompt) {
        return new TimedAnswer(text(prompt.messages().getLast(), answers.incrementAndGet()));
    }

    private static String text(Message last, int number) {
        String said = last instanceof Message.Caller caller ? caller.text() : "";
        return numbered(said).formatted(number);
    }

    private static String numbered(String said) {
        if (said.equals(Phrase.HOURS.text())) {
            return "Day %d is open from nine to five.";
        } else if (said.equals(Phrase.TOPIC.text())) {
            return "Case %d is known to us, shall I tell you more?";
        } else if (said.equals(Phrase.YES.text())) {
            return "Story %d is one sentence, for there must be no place in it at which it could end by itself while"
                    + " somebody who listens murmurs or interrupts it, and so it goes on and on and never comes to"
                    + " any point before six seconds are over.";
        } else if (said.equals(Phrase.CALL_BACK.text())) {
            return "Request %d is noted, and which number shall we call?";
        } else if (said.equals(Phrase.DIGITS.text())) {
            return "Note %d is written down, thank you.";
        }
        return "Words %d were not among those that are spoken here.";
    }

    @Override
    public void close() {}

    private final class TimedAnswer implements Answer {

        private final String text;
        private final long ready = System.nanoTime() + delay.toNanos();
        private final CountDownLatch closed = new CountDownLatch(1);
        private boolean told;

        TimedAnswer(String text) {
            this.text = text;
        }

        @Override
        public Piece next(Duration within) throws InterruptedException {
            long left = ready - System.nanoTime();
            if (closed.await(Math.min(left, within.toNanos()), TimeUnit.NANOSECONDS) || told) {
                return new Piece.Done();
            }
            if (left > within.toNanos()) {
                return new Piece.Failed("no answer within " + within.toMillis() + " ms");
            }
            told = true;
            return new Piece.Words(text);
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
