package dev.attendant.conversation.line;

import java.util.ArrayList;
import java.util.List;

/** Where in a sentence's audio its words end, as far as the engine has told. Used on the call's event loop. */
final class WordMarks {

    private record Mark(int characters, long samples) {}

    private static final Mark BEGINNING = new Mark(0, 0);

    private final List<Mark> marks = new ArrayList<>();

    /** The text up to a character is spoken with so many samples. What goes backwards is left out. */
    void add(int characters, long samples) {
        Mark last = marks.isEmpty() ? BEGINNING : marks.getLast();
        if (characters >= last.characters && samples >= last.samples) {
            marks.add(new Mark(characters, samples));
        }
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /** How many characters are spoken with so many samples. */
    int characters(long samples) {
        return before(samples).characters;
    }

    /** With how many samples the last word ended that ended within so many. */
    long endOfWord(long samples) {
        return before(samples).samples;
    }

    private Mark before(long samples) {
        Mark found = BEGINNING;
        for (Mark mark : marks) {
            if (mark.samples > samples) {
                break;
            }
            found = mark;
        }
        return found;
    }
}
