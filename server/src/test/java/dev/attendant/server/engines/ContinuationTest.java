package dev.attendant.server.engines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuationTest {

    private static String join(String given, String... pieces) {
        Continuation continuation = new Continuation(given);
        StringBuilder all = new StringBuilder(given);
        for (String piece : pieces) {
            all.append(continuation.add(piece));
        }
        return all.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "Your order is | Your order is on its way.",
        "\"Your order is \" | on its way.",
        "Your order is | your order, is on its way.",
        "Your order is | order is on its way.",
        "Your order is | is on its way.",
        "Your order is | \" on its way.\"",
    })
    void whatWasSaidBeforeIsNotSaidAgain(String given, String again) {
        assertThat(join(given, again).replace(",", "")).isEqualTo("Your order is on its way.");
    }

    @Test
    void whatIsRepeatedInPiecesIsDropped() {
        assertThat(join("We are open from nine", "We", " are ", "op", "en from", " nine to", " five."))
                .isEqualTo("We are open from nine to five.");
    }

    @Test
    void anAnswerThatOnlyRepeatsAddsNothing() {
        assertThat(join("We are open from nine", "We are open from nine")).isEqualTo("We are open from nine");
        assertThat(join("We are open.", "we are open.")).isEqualTo("We are open.");
    }

    @Test
    void wordsThatBeginLikeTheLastOneAreKept() {
        assertThat(join("That is a", "and b")).isEqualTo("That is a and b");
        assertThat(join("That is the", "theatre")).isEqualTo("That is the theatre");
    }

    @Test
    void wordsOfTheirOwnAreKeptWholeAndApart() {
        assertThat(join("Let me see.", "The shop is open.")).isEqualTo("Let me see. The shop is open.");
        assertThat(join("The shop is open", ", and stays so.")).isEqualTo("The shop is open, and stays so.");
        assertThat(join("", " Hello.")).isEqualTo(" Hello.");
    }

    @Test
    void aRepeatedSentenceKeepsOnePunctuation() {
        assertThat(join("Yes, we are open.", "Yes, we are open. Until five.")).isEqualTo(
                "Yes, we are open. Until five.");
    }

    @Test
    void scriptsWithoutCaseAreJoinedAsWell() {
        assertThat(join("نحن نفتح من", "نحن نفتح من التاسعة")).isEqualTo("نحن نفتح من التاسعة");
    }
}
