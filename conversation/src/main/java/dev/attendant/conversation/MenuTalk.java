package dev.attendant.conversation;

import dev.attendant.conversation.scenario.DigitMenu;
import dev.attendant.conversation.scenario.Example.Then;
import dev.attendant.conversation.scenario.Texts;

/**
 * The talk with a caller whom nobody can hear: the scenario's menu, and digits. What is chosen is answered as the
 * example says, and the menu is offered again. Belongs to the call's virtual thread.
 */
final class MenuTalk {

    private final DigitMenu menu;
    private final Texts texts;
    private final Transcript transcript;
    /** How often in a row nothing was chosen. */
    private int asked;

    MenuTalk(DigitMenu menu, Texts texts, Transcript transcript) {
        this.menu = menu;
        this.texts = texts;
        this.transcript = transcript;
    }

    /** Says why there is a menu, and what it offers. */
    Step open() {
        return new Step.Speak(Thought.askForKey(menu.opening()));
    }

    /** Nobody took the call. */
    Thought nobody() {
        return Thought.askForKey(texts.nobody() + "\n" + menu.choices());
    }

    /** The caller pressed nothing: as often as they are asked whether they are there, then to people. */
    Step askAgain() {
        return askAgain(texts.offerPerson());
    }

    private Step askAgain(String atLast) {
        return asked++ < texts.silence().size() ? open() : toPeople(atLast, "");
    }

    Step pressed(String digit) {
        return menu.isPerson(digit)
                ? toPeople(texts.handover(), "")
                : menu.entry(digit).map(this::answer).orElseGet(() -> askAgain(texts.handover()));
    }

    private Step answer(DigitMenu.Entry entry) {
        asked = 0;
        transcript.chose(entry.title());
        return switch (entry.then()) {
            case Then.Transfer transfer -> toPeople(entry.answer(), transfer.queue());
            case Then.HangUp hangUp -> Step.say(entry.answer(), new Decision.HangUp());
            case Then.Listen listen -> goOn(entry);
            // has no place in a menu
            case Then.AskDigits digits -> goOn(entry);
        };
    }

    private Step goOn(DigitMenu.Entry entry) {
        return new Step.Speak(Thought.askForKey(entry.answer() + "\n" + menu.choices()));
    }

    private static Step toPeople(String words, String queue) {
        return Step.say(words, new Decision.HandOver(queue, ""));
    }
}
