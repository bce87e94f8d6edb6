package dev.attendant.conversation.scenario;

import java.util.List;

/**
 * What the attendant says when the talk does not go as it should.
 *
 * @param silence     when the caller says nothing: the first time, the second time; each expects an answer
 * @param offerPerson after those: the caller is then sent to people
 * @param unclear     when we did not understand
 * @param fillers     a few words for when an answer takes a moment, said in turn; may be empty
 * @param hold        when an answer takes long
 * @param handover    before a transfer to people
 * @param nobody      when nobody took the call; the talk goes on after it
 * @param failure     when something on our side failed; the caller is then sent to people
 * @param goodbye     when the talk has lasted too long or ends otherwise
 * @param menu        when callers cannot be heard
 */
public record Texts(
        List<String> silence,
        String offerPerson,
        String unclear,
        List<String> fillers,
        String hold,
        String handover,
        String nobody,
        String failure,
        String goodbye,
        MenuTexts menu) {

    public Texts {
        silence = List.copyOf(silence);
        fillers = List.copyOf(fillers);
    }

    /** Those of a scenario without a menu. */
    public Texts(
            List<String> silence,
            String offerPerson,
            String unclear,
            List<String> fillers,
            String hold,
            String handover,
            String nobody,
            String failure,
            String goodbye) {
        this(silence, offerPerson, unclear, fillers, hold, handover, nobody, failure, goodbye, MenuTexts.NONE);
    }

    /** All but the menu's, which are said as {@link DigitMenu#texts} has them, for a synthesiser to prepare. */
    public List<String> all() {
        var all = new java.util.ArrayList<>(silence);
        all.addAll(fillers);
        all.addAll(List.of(offerPerson, unclear, hold, handover, nobody, failure, goodbye));
        return all;
    }
}
