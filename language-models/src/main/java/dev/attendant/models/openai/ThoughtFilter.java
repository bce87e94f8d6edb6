package dev.attendant.models.openai;

import java.util.Optional;

/**
 * Leaves out what a reasoning model thinks aloud between {@code <think>} and {@code </think>} before it answers:
 * servers that run such a model without a parser for it send that as content, and the caller would hear it. For one
 * thread.
 */
final class ThoughtFilter {

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private enum State { BEFORE, THINKING, SPEAKING }

    private final StringBuilder held = new StringBuilder();
    private State state = State.BEFORE;

    /** What of a piece of the content is to be spoken. */
    String filter(String piece) {
        if (state == State.SPEAKING) {
            return piece;
        }
        held.append(piece);
        if (state == State.BEFORE) {
            String begin = held.toString().stripLeading();
            if (begin.startsWith(OPEN)) {
                state = State.THINKING;
            } else if (!OPEN.startsWith(begin)) {
                return speak(held.toString());
            }
        }
        if (state == State.THINKING) {
            int close = held.indexOf(CLOSE);
            if (close >= 0) {
                return speak(held.substring(close + CLOSE.length()).stripLeading());
            }
            // only what may be the closing mark's beginning is still needed
            held.delete(0, Math.max(0, held.length() - CLOSE.length()));
        }
        return "";
    }

    /** What was held back in case it was a mark, when nothing comes any more. */
    Optional<String> rest() {
        boolean some = state == State.BEFORE && !held.toString().isBlank();
        return some ? Optional.of(speak(held.toString())) : Optional.empty();
    }

    private String speak(String text) {
        state = State.SPEAKING;
        held.setLength(0);
        return text;
    }
}
