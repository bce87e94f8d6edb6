package dev.attendant.conversation.scenario;

import dev.attendant.conversation.scenario.Example.Then;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is left of a scenario when callers cannot be heard: the examples that have a place in the menu, each under a
 * digit, and a person. All of it is said in fixed texts, which can be prepared.
 */
public final class DigitMenu {

    /** So many entries a caller can remember at most. */
    public static final int ROOM = 8;
    /** In an answer: what the attendant asked last. In the menu the question is which digit. */
    private static final String QUESTION = "{question}";
    /** The last of several sentences, when it is a question: it is answered in words. */
    private static final String LAST_QUESTION = "(?<=[.!?…。！？؟])\\s+[^.!?…。！？؟]*[?？؟]$";

    private static final String ENTRY_DIGITS = "123456789";
    private static final String PERSON_DIGIT = "0";

    /**
     * @param title  of what it offers, as it is spoken: {@code our opening hours}
     * @param answer what is said when it is chosen
     * @param then   what follows the answer
     */
    public record Entry(String digit, String title, String answer, Then then) {}

    private final MenuTexts texts;
    private final List<Entry> entries;
    private final String personDigit;

    private DigitMenu(MenuTexts texts, List<Entry> entries, String personDigit) {
        this.texts = texts;
        this.entries = List.copyOf(entries);
        this.personDigit = personDigit;
    }

    /** Nothing when none of the scenario's examples has a place in a menu. */
    public static Optional<DigitMenu> of(Scenario scenario) {
        String key = scenario.handover().key();
        String digits = ENTRY_DIGITS.replace(key.isEmpty() ? PERSON_DIGIT : key, "");
        List<Entry> entries = new ArrayList<>();
        scenario.examples().stream().filter(DigitMenu::isOffered).limit(ROOM).forEach(example -> entries.add(new Entry(
                digits.substring(entries.size(), entries.size() + 1), example.menu(), answer(example), example.then())));
        boolean keyIsDigit = !key.isEmpty() && Character.isDigit(key.charAt(0));
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new DigitMenu(scenario.texts().menu(), entries, keyIsDigit ? key : PERSON_DIGIT));
    }

    private static boolean isOffered(Example example) {
        return !example.menu().isEmpty() && fits(example);
    }

    /** Whether the answer needs no words of the caller's, and no tool. */
    public static boolean fits(Example example) {
        return example.tool().isEmpty()
                && example.digits().isEmpty()
                && !(example.then() instanceof Then.AskDigits)
                && !answer(example).contains("{");
    }

    private static String answer(Example example) {
        String answer = example.answer().replace(QUESTION, "").replaceAll("\\s+", " ").strip();
        return example.then() instanceof Then.Listen ? answer.replaceFirst(LAST_QUESTION, "") : answer;
    }

    /** Why there is a menu, and what it offers. */
    public String opening() {
        return texts.opening() + "\n" + choices();
    }

    /** What it offers. Each sentence ends with a line, so that it is spoken as it was prepared. */
    public String choices() {
        String offers = entries.stream()
                .map(entry -> texts.entry().replace("{title}", entry.title()).replace("{digit}", entry.digit()))
                .collect(Collectors.joining("\n"));
        return offers + "\n" + texts.person().replace("{digit}", personDigit);
    }

    /** What is offered under a digit. */
    public Optional<Entry> entry(String digit) {
        return entries.stream().filter(entry -> entry.digit().equals(digit)).findFirst();
    }

    /** Whether a digit asks for a person. */
    public boolean isPerson(String digit) {
        return digit.equals(personDigit);
    }

    /** All that is said in it, for a synthesiser to prepare. */
    public List<String> texts() {
        List<String> all = new ArrayList<>(List.of(opening()));
        entries.forEach(entry -> all.add(entry.answer()));
        return all;
    }
}
