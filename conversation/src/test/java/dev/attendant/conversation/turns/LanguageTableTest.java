package dev.attendant.conversation.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTableTest {

    private static List<String> words(String text) {
        return LanguageTable.words(text);
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, I would like to", "en, my name is", "en, and um", "de-DE, ich möchte ein", "de, mein Name ist",
        "es-MX, quiero una mesa para", "es, después de", "fr-FR, je m'appelle", "fr, parce que", "fr, c'est",
        "ar-EG, أريد أن", "ar, اسمي", "vi-VN, tôi muốn", "vi, số của tôi là"
    })
    void aSentenceThatStopsAfterSuchAWordGoesOn(String language, String said) {
        assertThat(LanguageTable.of(language).isUnfinished(words(said))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "en, when are you open", "de, wann haben Sie offen", "es, quiero una mesa", "fr, je voudrais réserver",
        "ar, متى تفتحون", "vi, mấy giờ mở cửa"
    })
    void aSentenceThatStopsAfterAnotherWordMayBeOver(String language, String said) {
        assertThat(LanguageTable.of(language).isUnfinished(words(said))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Mm-hm.", "en, 'Okay, I see.'", "en, uh huh", "de, 'Ja, genau!'", "de, ach so", "es, Ajá", "es, 'sí, claro'",
        "fr, D'accord.", "fr, je vois", "ar, طيّب", "ar, تمام", "vi, 'Dạ, vâng'", "vi, hiểu rồi"
    })
    void aListenersWordsAreABackchannel(String language, String said) {
        assertThat(LanguageTable.of(language).isBackchannel(said)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "en, okay but I meant Sunday", "en, stop", "en, no", "de, nein", "de, ja aber", "es, no", "fr, non", "ar, لا",
        "vi, không"
    })
    void whatContradictsOrGoesOnIsNone(String language, String said) {
        assertThat(LanguageTable.of(language).isBackchannel(said)).isFalse();
    }

    @Test
    void nothingSaidIsNoBackchannel() {
        assertThat(LanguageTable.of("en").isBackchannel(" ... ")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'No, thank you.'", "en, yes please", "de, 'Ja, bitte!'", "de, nein danke", "es, 'Sí, por favor.'",
        "es, así es", "fr, Bien sûr", "fr, pas vraiment", "ar, لا شكرا", "ar, نَعَم", "vi, dạ không", "vi, Đúng rồi"
    })
    void yesAndNoAreKnownInAllTheirForms(String language, String said) {
        assertThat(LanguageTable.of(language).isYesOrNo(words(said))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "en, What is your phone number?", "en, Can you spell that?", "de, Wie ist Ihre Postleitzahl?",
        "es, ¿Cuál es su número?", "fr, Quelle est votre adresse ?", "ar, ما هو رقمك؟", "vi, Số điện thoại của anh?"
    })
    void aQuestionForANumberOrAnAddressAsksForDictation(String language, String question) {
        assertThat(LanguageTable.of(language).asksForDictation(words(question))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"en, How can I help?", "de, Wie kann ich helfen?", "fr, Comment puis-je vous aider ?", "ar, كيف أساعدك؟"})
    void anyOtherQuestionDoesNot(String language, String question) {
        assertThat(LanguageTable.of(language).asksForDictation(words(question))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"en, seven", "en, 7", "en, b", "de, zwo", "es, nueve", "fr, quatre", "ar, سبعة", "ar, ٧", "vi, bảy"})
    void numbersAndLettersAreDictated(String language, String word) {
        assertThat(LanguageTable.of(language).isDictated(word)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"en, dot", "de, punkt", "es, arroba", "fr, arobase", "ar, نقطة", "vi, chấm", "ja, a@b"})
    void whatOnlyAnAddressHasIsKnown(String language, String word) {
        assertThat(LanguageTable.of(language).isPartOfAddress(word)).isTrue();
    }

    @Test
    void signsCapitalsAndFormsOfTheSameLetterDoNotMatter() {
        assertThat(words("  It’s “fine” - Mr. O'Neill, e-mail: anna@example.com! ")).containsExactly(
                "it's", "fine", "mr", "o'neill", "e-mail", "anna@example", "com");
        assertThat(words("e\u0301peler")).isEqualTo(words("\u00e9peler"));
        assertThat(words("?!")).isEmpty();
    }

    @Test
    void arabicVowelSignsAndStretchedLettersDoNotMatter() {
        assertThat(words("نَعَمْ")).isEqualTo(words("نعم"));
        assertThat(words("شكـــراً")).isEqualTo(words("شكرا"));
    }

    @ParameterizedTest
    @CsvSource({"Are you there?", "هل أنت هنا؟", "いますか？"})
    void aQuestionEndsWithItsSignInAnyScript(String text) {
        assertThat(LanguageTable.isQuestion(text + " ")).isTrue();
        assertThat(LanguageTable.isQuestion(text + " Good.")).isFalse();
    }

    @Test
    void aLanguageWithoutATableKnowsNothing() {
        LanguageTable table = LanguageTable.of("fi-FI");
        assertThat(table.isBackchannel("okay")).isFalse();
        assertThat(table.isUnfinished(words("ja"))).isFalse();
        assertThat(LanguageTable.of("../turns/en")).isSameAs(table);
        assertThat(LanguageTable.of("")).isSameAs(table);
    }
}
