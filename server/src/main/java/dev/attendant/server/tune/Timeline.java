package dev.attendant.server.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who was heard when in a recording, which no setting changes. In frames of 20 ms.
 *
 * @param frames    the recording's length
 * @param attendant when the attendant was heard
 * @param caller    when the caller was
 */
record Timeline(int sampleRate, long frames, List<Stretch> attendant, List<Stretch> caller) {

    /** A caller who goes on within this time (2 s) after their turn was taken as over had not finished. */
    private static final int GOES_ON = 100;
    /** Who has heard so much of an answer (1 s) and then speaks, speaks to it. */
    private static final int HEARD = 50;
    /** A silence in which a turn may have ended is at least so long (200 ms). */
    private static final int PAUSE = 10;
    /** A recogniser's words come within this time (1 s) after the end of the turn. */
    private static final int WORDS = 50;
    /** The attendant is noticed to be interrupted after at least so much speech (100 ms) … */
    private static final int NOTICED = 5;
    /** … and falls silent within this time (60 ms) after the caller, if not before. */
    private static final int FALLS_SILENT = 3;
    /** Pauses in a turn are no longer than this (3 s). */
    private static final int LONGEST_PAUSE = 150;

    /**
     * Where the caller's turn that was taken as over at a moment had really ended.
     *
     * @param lastSpeech the end of the caller's last sound before
     * @param cutOff     whether they went on, and not because they had been answered
     */
    record End(long lastSpeech, boolean cutOff) {}

    /**
     * @param interrupted stretches of the attendant that are no whole answers
     * @param words       whether a sound of the caller's is more than a cough
     */
    End end(long over, Set<Integer> interrupted, Predicate<Stretch> words) {
        Optional<Stretch> before = lastBefore(over);
        Optional<Stretch> during = caller.stream().filter(sound -> sound.contains(over)).findFirst();
        if (during.isPresent()) {
            boolean wentOnMeanwhile = before.isPresent()
                    && over - during.get().from() <= WORDS
                    && during.get().from() - before.get().to() >= PAUSE;
            return new End(wentOnMeanwhile ? before.get().to() : over, words.test(during.get()));
        }
        long last = before.map(Stretch::to).orElse(over);
        Optional<Stretch> next = caller.stream()
                .filter(sound -> sound.from() > over && words.test(sound))
                .findFirst();
        boolean cutOff = next.isPresent()
                && next.get().from() - over <= GOES_ON
                && !isAnswered(last, next.get().from(), interrupted);
        return new End(last, cutOff);
    }

    /** How long the caller had been silent at a moment. */
    Optional<Long> silence(long frame) {
        return lastBefore(frame).map(sound -> frame - sound.to());
    }

    private Optional<Stretch> lastBefore(long frame) {
        return caller.stream().filter(sound -> sound.to() <= frame).reduce((first, second) -> second);
    }

    private boolean isAnswered(long from, long to, Set<Integer> interrupted) {
        for (int i = 0; i < attendant.size(); i++) {
            Stretch answer = attendant.get(i);
            boolean whole = answer.to() <= to && !interrupted.contains(i);
            if (answer.from() >= from && (whole || to - answer.from() >= HEARD)) {
                return true;
            }
        }
        return false;
    }

    /** Where the turn began in which the caller spoke up to a moment, and no earlier than another. */
    long begin(long lastSpeech, long notBefore) {
        long begin = lastSpeech;
        for (Stretch sound : caller.reversed()) {
            if (sound.from() < lastSpeech && sound.from() >= notBefore && begin - sound.to() <= LONGEST_PAUSE) {
                begin = sound.from();
            }
        }
        return begin;
    }

    /**
     * Whether the caller spoke from one moment to the other with no longer pauses than a turn has, and nothing said to
     * them in between.
     */
    boolean isOneTurn(long from, long to, Set<Integer> interrupted) {
        long spoken = from;
        for (Stretch sound : caller) {
            if (sound.from() < to && sound.to() > spoken) {
                if (sound.from() - spoken > LONGEST_PAUSE || isAnswered(spoken, sound.from(), interrupted)) {
                    return false;
                }
                spoken = sound.to();
            }
        }
        return to - spoken <= LONGEST_PAUSE + WORDS;
    }

    /** The sound of the caller's in which the attendant fell silent, if it did: it looks interrupted. */
    Optional<Stretch> interruptionOf(int answer) {
        Stretch spoken = attendant.get(answer);
        return caller.stream()
                .filter(sound -> sound.from() >= spoken.from()
                        && sound.from() + NOTICED <= spoken.to()
                        && spoken.to() <= sound.to() + FALLS_SILENT)
                .findFirst();
    }

    /** The attendant's stretch to which something belongs that happened at a moment: -1 when there was none before. */
    int spokenBefore(long frame) {
        int index = -1;
        while (index + 1 < attendant.size() && attendant.get(index + 1).from() <= frame) {
            index++;
        }
        return index;
    }

    /**
     * The attendant's stretches as they would have been if nobody had interrupted: how long is not known, but at
     * least as long as the caller's sound that did it.
     */
    List<Stretch> uninterrupted(Set<Integer> interrupted) {
        List<Stretch> spoken = new ArrayList<>();
        for (int i = 0; i < attendant.size(); i++) {
            Stretch heard = attendant.get(i);
            long limit = i + 1 < attendant.size() ? attendant.get(i + 1).from() - 1 : frames;
            long end = interrupted.contains(i) ? interruptionOf(i).map(sound -> sound.to() + 1).orElse(heard.to()) : 0;
            spoken.add(new Stretch(heard.from(), Math.max(heard.to(), Math.min(end, limit))));
        }
        return spoken;
    }
}
