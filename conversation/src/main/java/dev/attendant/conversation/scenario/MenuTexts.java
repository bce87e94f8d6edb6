package dev.attendant.conversation.scenario;

/**
 * How the {@link DigitMenu} is worded.
 *
 * @param opening why there is a menu
 * @param entry   for each thing that is offered: {@code {title}} and {@code {digit}}
 * @param person  for a person, after those: {@code {digit}}
 */
public record MenuTexts(String opening, String entry, String person) {

    /** For scenarios that offer nothing. */
    public static final MenuTexts NONE = new MenuTexts("", "", "");
}
