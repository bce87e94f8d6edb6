package dev.attendant.models.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "What's the PRICE?, what is the prices",
        "I can\u2019t, i cannot",
        "\"it doesn't work\", it does not work",
        "5 people, five people",
        "at 10:30, at ten thirty",
        "42, forty two",
        "4711, four seven one one",
        "10:00, ten",
        "deliveries, delivery",
        "it stopped, it stops",
        "Closing, close",
        "yeah, yes",
        "\uff21\uff22, ab",
    })
    void englishIsOneHoweverItIsWritten(String one, String other) {
        Wording english = Wording.of("en-US");
        assertThat(english.split(one)).isEqualTo(english.split(other)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"need, ned", "bring, br", "yes, ye", "bus, bu", "nothing, noth", "two, to", "red, r"})
    void differentEnglishWordsStayDifferent(String one, String other) {
        Wording english = Wording.of("en-US");
        assertThat(english.split(one)).isNotEqualTo(english.split(other));
    }

    @Test
    void arabicIsOneWithAndWithoutVowelMarksAndArticle() {
        Wording arabic = Wording.of("ar-EG");
        assertThat(arabic.split("\u0623\u064e\u0648\u0652\u0642\u0627\u062a \u0627\u0644\u0639\u0645\u0644\u061f"))
                .isEqualTo(arabic.split("\u0627\u0648\u0642\u0627\u062a \u0639\u0645\u0644"));
        assertThat(arabic.split("\u0665")).containsExactly("5");
    }

    @Test
    void vietnameseTonesMakeDifferentWordsHoweverTheyAreEncoded() {
        Wording vietnamese = Wording.of("vi-VN");
        assertThat(vietnamese.split("Mở cửa")).isEqualTo(vietnamese.split("mơ\u0309 cư\u0309a"));
        assertThat(vietnamese.split("ma")).isNotEqualTo(vietnamese.split("má"));
    }

    @Test
    void aTalkIsHeldInArabicAndInVietnamese() {
        Talk arabic = talk("ar", "متى تفتحون", "نفتح في التاسعة", "الدعم", "أريد التحدث مع موظف الدعم");
        assertThat(arabic.say("مَتى تفتحون المحل؟")).isEqualTo("نفتح في التاسعة");
        assertThat(arabic.say("أريد التحدث مع موظف")).isEqualTo("الدعم");
        assertThat(arabic.say("السماء زرقاء")).isEmpty();
        Talk vietnamese = talk("vi", "mấy giờ mở cửa", "Chín giờ sáng.", "Xin chờ máy.", "tôi muốn gặp nhân viên");
        assertThat(vietnamese.say("Dạ cho hỏi mấy giờ thì mở cửa ạ?")).isEqualTo("Chín giờ sáng.");
        assertThat(vietnamese.say("Tôi muốn gặp nhân viên hỗ trợ")).isEqualTo("Xin chờ máy.");
        assertThat(vietnamese.say("trời hôm nay đẹp quá")).isEmpty();
    }

    private static Talk talk(String language, String open, String opening, String hold, String person) {
        Scenario scenario = ScenarioReader.read("""
                name: test
                language: %s
                greeting: "-"
                examples:
                  - {name: open, phrases: ["%s"], answer: "%s"}
                  - {name: person, phrases: ["%s"], answer: "%s"}
                """.formatted(language, open, opening, person, hold));
        return new Talk(new ScriptedModel(0.55), scenario);
    }
}
