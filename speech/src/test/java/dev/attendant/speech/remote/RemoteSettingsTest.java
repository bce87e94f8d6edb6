package dev.attendant.speech.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.speech.contract.Shop;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemoteSettingsTest {

    private static ByLanguage read(Object value) {
        return ByLanguage.read(new EngineSettings("recognizer.x", Map.of("model", value)), "model", "usual");
    }

    @Test
    void anEntryForTheWholeTagGoesBeforeItsLanguageAndThatBeforeAll() {
        ByLanguage models = read("one, ar: two, ar-EG: three");
        assertThat(models.of("en-US")).isEqualTo("one");
        assertThat(models.of("ar")).isEqualTo("two");
        assertThat(models.of("ar-SA")).isEqualTo("two");
        assertThat(models.of("AR-eg")).isEqualTo("three");
    }

    @Test
    void withoutAnEntryForAllTheUsualHolds() {
        assertThat(read("vi: two").of("en-US")).isEqualTo("usual");
        assertThat(read(Map.of("vi", "two")).of("vi-VN")).isEqualTo("two");
        assertThat(read("").of("vi-VN")).isEqualTo("usual");
    }

    @Test
    void aModelsNameMayHaveAColon() {
        assertThat(read("whisper:large-v3").of("en")).isEqualTo("whisper:large-v3");
    }

    @Test
    void whatIsNoNameIsRefused() {
        assertThatThrownBy(() -> read("one&two=3 4")).isInstanceOf(InvalidSetting.class);
    }

    @Test
    void aLanguageGetsARegionWhereItHasNone() {
        assertThat(LanguageTag.withRegion("ar")).isEqualTo("ar-EG");
        assertThat(LanguageTag.withRegion("ar-SA")).isEqualTo("ar-SA");
        assertThat(LanguageTag.withRegion("tlh")).isEqualTo("tlh");
        assertThat(LanguageTag.primary("vi-VN")).isEqualTo("vi");
    }

    @Test
    void phrasesThatDoNotFitAreLeftOut() {
        assertThat(LikelyPhrases.of(Shop.in("en"), 2, 1000)).containsExactly("Tuesday", "Sunday");
        assertThat(LikelyPhrases.of(Shop.in("en"), 10, 24)).containsExactly("Tuesday", "Sunday");
        assertThat(LikelyPhrases.of(Shop.in("en"), 0, 1000)).isEmpty();
    }
}
