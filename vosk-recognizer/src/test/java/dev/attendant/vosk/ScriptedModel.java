package dev.attendant.vosk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A model that hears a word for each 1000 samples, and a part's end at each sample of 1. */
final class ScriptedModel implements SpeechModel {

    final List<Optional<String>> grammars = new CopyOnWriteArrayList<>();
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger samples = new AtomicInteger();
    final AtomicInteger busy = new AtomicInteger();
    final AtomicInteger mostBusy = new AtomicInteger();
    volatile boolean closed;
    /** Decoding waits for it. */
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile boolean broken;

    private final int rate;

    ScriptedModel(int rate) {
        this.rate = rate;
    }

    @Override
    public int sampleRate() {
        return rate;
    }

    @Override
    public Decoder decoder(Optional<String> grammar) {
        grammars.add(grammar);
        open.incrementAndGet();
        return new Counting();
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Counting implements Decoder {
        private final List<String> words = new ArrayList<>();
        private int heard;
        private int told;

        @Override
        public boolean accept(short[] audio) {
            mostBusy.accumulateAndGet(busy.incrementAndGet(), Math::max);
            try {
                gate.await();
                if (broken) {
                    throw new IllegalStateException("out of order");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                busy.decrementAndGet();
            }
            heard += audio.length;
            samples.addAndGet(audio.length);
            while (heard / 1000 > told) {
                told++;
                words.add("word" + told);
            }
            return audio[0] == 1;
        }

        private String take() {
            var result = new StringBuilder();
            for (String word : words) {
                result.append(result.isEmpty() ? "" : ",")
                        .append("{\"conf\":0.5,\"word\":\"").append(word).append("\"}");
            }
            String text = String.join(" ", words);
            words.clear();
            return "{\"result\":[" + result + "],\"text\":\"" + text + "\"}";
        }

        @Override
        public String result() {
            return take();
        }

        @Override
        public String partial() {
            return "{\"partial\":\"" + String.join(" ", words) + "\"}";
        }

        @Override
        public String last() {
            return take();
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
