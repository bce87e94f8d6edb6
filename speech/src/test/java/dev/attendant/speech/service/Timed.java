package dev.attendant.speech.service;

import dev.attendant.speech.Collected;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a voice delivered, with its word marks. */
public class Timed extends Collected {

    /** The text before a character is spoken with so many samples. */
    public record Mark(int characters, long samples) {}

    public final List<Mark> marks = new CopyOnWriteArrayList<>();
    public final AtomicInteger refusals = new AtomicInteger();

    @Override
    public void spoken(int characters, long samples) {
        marks.add(new Mark(characters, samples));
    }

    @Override
    public void refused(String reason) {
        refusals.incrementAndGet();
        failed(reason);
    }
}
