package dev.attendant.server.bench.drills;

import static dev.attendant.server.bench.drills.Fault.DIES;
import static dev.attendant.server.bench.drills.Fault.FAILS;
import static dev.attendant.server.bench.drills.Fault.LATE;
import static dev.attendant.server.bench.drills.Fault.STALLS;
import static dev.attendant.server.bench.drills.Fault.THROWS;

import java.util.List;

/** When an engine fails, what the caller says in such a call, and which faults make sense there. */
enum Moment {
    HEARING_AT_START(Role.RECOGNIZER, "before the greeting", List.of(Phrase.HOURS, Phrase.PERSON), DIES),
    HEARING_BEGIN(Role.RECOGNIZER, "as the caller begins", List.of(Phrase.HOURS, Phrase.PERSON), FAILS, STALLS, THROWS),
    HEARING_WORDS(Role.RECOGNIZER, "among the caller's words", List.of(Phrase.HOURS, Phrase.PERSON),
            FAILS, STALLS, THROWS, DIES),
    HEARING_END(Role.RECOGNIZER, "at the end of the turn", List.of(Phrase.HOURS, Phrase.PERSON),
            FAILS, STALLS, LATE, THROWS, DIES),
    HEARING_BARGE_IN(Role.RECOGNIZER, "as the caller interrupts", List.of(Phrase.STORY, Phrase.STOP, Phrase.PERSON),
            FAILS, STALLS, THROWS, DIES),
    HEARING_BARGE_IN_WORDS(Role.RECOGNIZER, "among words that interrupt",
            List.of(Phrase.STORY, Phrase.STOP, Phrase.PERSON), FAILS, STALLS),
    HEARING_BARGE_IN_END(Role.RECOGNIZER, "at the end of words that interrupt",
            List.of(Phrase.STORY, Phrase.STOP, Phrase.PERSON), FAILS, STALLS, LATE),

    THINKING_AT_START(Role.MODEL, "before the greeting", List.of(Phrase.HOURS, Phrase.PERSON), DIES),
    FIRST_WORD(Role.MODEL, "before the first word", List.of(Phrase.HOURS, Phrase.PERSON),
            FAILS, STALLS, LATE, THROWS, DIES),
    BETWEEN_WORDS(Role.MODEL, "between words", List.of(Phrase.HOURS, Phrase.PERSON), FAILS, STALLS, LATE, THROWS, DIES),
    AFTER_TOOL_CALL(Role.MODEL, "after calling a tool", List.of(Phrase.STATUS, Phrase.PERSON), FAILS, STALLS, DIES),
    TOOL_RESULT(Role.MODEL, "given the tool's result", List.of(Phrase.STATUS, Phrase.PERSON),
            FAILS, STALLS, LATE, THROWS, DIES),
    THINKING_BARGE_IN(Role.MODEL, "answering an interruption", List.of(Phrase.STORY, Phrase.STOP, Phrase.PERSON),
            FAILS, STALLS, LATE, DIES),
    THINKING_HANDOVER(Role.MODEL, "in the hand-over sentence", List.of(Phrase.PERSON), FAILS, STALLS, DIES),

    SPEAKING_AT_START(Role.SYNTHESIZER, "before the greeting", List.of(Phrase.HOURS, Phrase.PERSON), DIES),
    FIRST_AUDIO(Role.SYNTHESIZER, "before the first sound", List.of(Phrase.HOURS, Phrase.PERSON),
            FAILS, STALLS, LATE, THROWS, DIES),
    MID_SENTENCE(Role.SYNTHESIZER, "in mid-sentence", List.of(Phrase.HOURS, Phrase.PERSON), FAILS, STALLS, LATE, DIES),
    SPEAKING_BARGE_IN(Role.SYNTHESIZER, "answering an interruption",
            List.of(Phrase.STORY, Phrase.STOP, Phrase.PERSON), FAILS, STALLS, LATE, DIES),
    SPEAKING_HANDOVER(Role.SYNTHESIZER, "in the hand-over sentence", List.of(Phrase.PERSON), FAILS, STALLS, LATE, DIES),
    /** Nobody hears the caller either. */
    SPEAKING_MENU(Role.SYNTHESIZER, "in the digit menu", List.of(Phrase.HOURS, Phrase.PERSON), FAILS, STALLS, DIES);

    private final Role role;
    private final String title;
    private final List<Phrase> phrases;
    private final List<Fault> faults;

    Moment(Role role, String title, List<Phrase> phrases, Fault... faults) {
        this.role = role;
        this.title = title;
        this.phrases = phrases;
        this.faults = List.of(faults);
    }

    Role role() {
        return role;
    }

    List<Phrase> phrases() {
        return phrases;
    }

    List<Fault> faults() {
        return faults;
    }

    @Override
    public String toString() {
        return title;
    }
}
